{{%AUTOESCAPE context="HTML"}}{{#WAY_BACK}}
<p class="back"><a href="{{LINK}}"><span aria-hidden="true">← </span>Back to the results{{#QUERY}} for “<bdi>{{QUERY}}</bdi>”{{/QUERY}}</a></p>
{{/WAY_BACK}}
<div class="reading">
<div class="title-block">
<h1 lang="{{LANGUAGE}}">{{ARTICLE_TITLE}}</h1>
<p class="about">{{#PUBLISHER}}<span>{{PUBLISHER}}</span> {{/PUBLISHER}}{{#DATE}}<time datetime="{{ISO}}">{{WORDS}}</time> {{/DATE}}{{#AUTHORS}}<span>{{AUTHORS}}</span> {{/AUTHORS}}<span>{{PASSAGES}}</span></p>
{{#SOURCE_URL}}
<p class="source"><a href="{{SOURCE_URL}}" rel="external">Read the original</a></p>
{{/SOURCE_URL}}
<details class="cite">
<summary>Cite this article</summary>
<p>{{CITATION}}</p>
<button class="copy plain scripted" type="button" data-text="{{CITATION}}">Copy the citation</button>
</details>
{{#MARKED_COUNT}}
<p class="marked-count">The words of your search are <mark>marked</mark> in {{MARKED_PASSAGES}}.</p>
{{/MARKED_COUNT}}
{{#WORDS}}
<ul class="strips" role="list" aria-label="Where the words are">
{{#WORD}}
<li><span><q><bdi>{{TEXT}}</bdi></q>: {{TIMES}} in {{PASSAGES}}</span> <svg class="strip" role="group" aria-label="Places of {{TEXT}}"><rect class="strip-frame" width="100%" y="36%" height="28%"/>{{#REACH}}<a href="#{{ANCHOR}}" aria-label="{{TEXT}}: passage {{FIRST}}{{#LAST}} to {{LAST}}{{/LAST}}"><rect class="reach" x="{{BEGIN}}" width="{{WIDTH}}" height="100%"/>{{#SPOT}}<rect class="spot" x="{{SPOT_AT}}" width="{{SPOT_WIDTH}}" y="36%" height="28%"/>{{/SPOT}}</a>{{/REACH}}</svg></li>
{{/WORD}}
</ul>
{{/WORDS}}
</div>
{{#CONTENTS}}
<nav class="contents" aria-labelledby="contents">
<h2 id="contents">In this article</h2>
<ol role="list">
{{#CONTENTS_ENTRY}}
<li class="level-{{LEVEL}}"><a href="#heading-{{NUMBER}}" lang="{{LANGUAGE}}">{{HEADING}}</a></li>
{{/CONTENTS_ENTRY}}
</ol>
</nav>
{{/CONTENTS}}
<article lang="{{LANGUAGE}}">
{{#STEP}}{{#H2}}<h2 id="heading-{{NUMBER}}">{{HEADING}}</h2>
{{/H2}}{{#H3}}<h3 id="heading-{{NUMBER}}">{{HEADING}}</h3>
{{/H3}}{{#H4}}<h4 id="heading-{{NUMBER}}">{{HEADING}}</h4>
{{/H4}}{{#H5}}<h5 id="heading-{{NUMBER}}">{{HEADING}}</h5>
{{/H5}}{{#H6}}<h6 id="heading-{{NUMBER}}">{{HEADING}}</h6>
{{/H6}}{{#OPEN_LIST}}<ul>
{{/OPEN_LIST}}{{#OPEN_ITEM}}<li>
{{/OPEN_ITEM}}{{#PASSAGE}}<p class="passage" id="{{ANCHOR}}" dir="auto">{{#PIECE}}{{#PLAIN}}{{TEXT}}{{/PLAIN}}{{#MARKED}}<mark>{{TEXT}}</mark>{{/MARKED}}{{#OPEN_TERM}}<a class="term" href="#term-{{TERM}}">{{/OPEN_TERM}}{{#CLOSE_TERM}}</a>{{/CLOSE_TERM}}{{/PIECE}} <a class="permalink" href="{{LINK}}" lang="en" aria-label="Passage {{POSITION}}: link, citing, similar passages">¶</a></p>
{{/PASSAGE}}{{#CLOSE_ITEM}}</li>
{{/CLOSE_ITEM}}{{#CLOSE_LIST}}</ul>
{{/CLOSE_LIST}}{{/STEP}}</article>
{{#GLOSSARY}}
<section class="chapter glossary" aria-labelledby="glossary">
<h2 id="glossary">Words explained</h2>
<dl>
{{#EXPLAINED}}
<div id="term-{{TERM}}"><dt>{{LABEL}}</dt> <dd>{{MEANING}}</dd></div>
{{/EXPLAINED}}
</dl>
</section>
{{/GLOSSARY}}
</div>
<dl class="definition" id="definition" hidden></dl>
{{#MARKED_COUNT}}
<section class="marks-bar scripted" aria-label="Marked words">
<button class="plain" id="previous-mark" type="button">Previous <span aria-hidden="true">↑</span></button>
<p id="mark-place" role="status">{{MARKS}} marked</p>
<button class="plain" id="next-mark" type="button">Next <span aria-hidden="true">↓</span></button>
</section>
{{/MARKED_COUNT}}
