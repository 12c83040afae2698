{{%AUTOESCAPE context="HTML"}}{{#WAY_BACK}}
<p class="back"><a href="{{LINK}}"><span aria-hidden="true">← </span>Back to the results{{#QUERY}} for “<bdi>{{QUERY}}</bdi>”{{/QUERY}}</a></p>
{{/WAY_BACK}}
<div class="one-passage">
<h1 class="count" lang="{{LANGUAGE}}">{{HEADINGS}} <span class="place" lang="en">({{PLACE}})</span></h1>
<p class="about"><span class="kind">{{KIND}}</span> {{#DATE}}<time datetime="{{ISO}}">{{WORDS}}</time> {{/DATE}}{{#PUBLISHER}}<span>{{PUBLISHER}}</span> {{/PUBLISHER}}<cite lang="{{LANGUAGE}}">{{ARTICLE_TITLE}}</cite></p>
<blockquote class="whole" lang="{{LANGUAGE}}" dir="auto"><p>{{#PIECE}}{{#PLAIN}}{{TEXT}}{{/PLAIN}}{{#MARKED}}<mark>{{TEXT}}</mark>{{/MARKED}}{{/PIECE}}</p></blockquote>
<dl class="facts">
{{#FACT}}
<div><dt>{{FACT_NAME}}</dt> <dd><ul class="links" role="list">{{#VALUE}}<li><a href="{{LINK}}">{{NAME}}</a></li>{{/VALUE}}</ul></dd></div>
{{/FACT}}
<div><dt>Cite as</dt> <dd>{{CITATION}}</dd></div>
</dl>
<p class="links ways"><a class="alone" href="{{READING_LINK}}">Read it in the article</a>{{#SOURCE_URL}} <a class="alone" href="{{SOURCE_URL}}" rel="external">Read the original</a>{{/SOURCE_URL}} <a class="alone" href="{{JSON_LINK}}" type="application/json">This passage as JSON</a> <button class="copy plain scripted" type="button" data-link="{{READING_LINK}}">Copy the link</button> <button class="copy plain scripted" type="button" data-text="{{CITATION}}">Copy the citation</button></p>
<section class="chapter" aria-labelledby="around">
<h2 id="around">Before and after it in the article</h2>
<ul class="articles" role="list">
{{#NEIGHBOUR}}
<li><a href="{{LINK}}">{{WHICH}}</a> <p lang="{{LANGUAGE}}">{{TEXT}}</p></li>
{{/NEIGHBOUR}}
</ul>
{{#ALONE}}
<p>It is the only passage of its article.</p>
{{/ALONE}}
</section>
<section class="chapter similar" aria-labelledby="similar">
<h2 id="similar">Similar passages</h2>
{{#NONE_SIMILAR}}
<p>No other passage shares telling words with it.</p>
{{/NONE_SIMILAR}}
{{#SOME_SIMILAR}}
<ol role="list">
{{#ITEM}}
<li class="hit">
{{>HIT}}
</li>
{{/ITEM}}
</ol>
{{/SOME_SIMILAR}}
</section>
</div>
