{{%AUTOESCAPE context="HTML"}}{{#WAY_BACK}}
<p class="back"><a href="{{LINK}}"><span aria-hidden="true">← </span>Back to the results{{#QUERY}} for “<bdi>{{QUERY}}</bdi>”{{/QUERY}}</a></p>
{{/WAY_BACK}}
<div class="reading">
<div class="title-block">
<h1 lang="{{LANGUAGE}}">{{ARTICLE_TITLE}}</h1>
<p class="about">{{#PUBLISHER}}<span>{{PUBLISHER}}</span> {{/PUBLISHER}}{{#DATE}}<time datetime="{{ISO}}">{{WORDS}}</time> {{/DATE}}<span>{{PASSAGES}}</span></p>
{{#SOURCE_URL}}
<p class="source"><a href="{{SOURCE_URL}}" rel="external">Read the original</a></p>
{{/SOURCE_URL}}
{{#MARKED_COUNT}}
<p class="marked-count">The words of your search are <mark>marked</mark> in {{MARKED_PASSAGES}}.</p>
{{/MARKED_COUNT}}
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
{{/OPEN_ITEM}}{{#PASSAGE}}<p class="passage" id="{{ANCHOR}}" dir="auto">{{#PIECE}}{{#PLAIN}}{{TEXT}}{{/PLAIN}}{{#MARKED}}<mark>{{TEXT}}</mark>{{/MARKED}}{{/PIECE}} <a class="permalink" href="#{{ANCHOR:url_query_escape}}" lang="en" aria-label="Link to passage {{POSITION}}">¶</a></p>
{{/PASSAGE}}{{#CLOSE_ITEM}}</li>
{{/CLOSE_ITEM}}{{#CLOSE_LIST}}</ul>
{{/CLOSE_LIST}}{{/STEP}}</article>
</div>
