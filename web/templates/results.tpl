{{%AUTOESCAPE context="HTML"}}<h1 class="count">{{COUNT}} for <q><bdi>{{QUERY}}</bdi></q></h1>
{{#FOUND}}
<p class="about"><span>in {{ARTICLES}}</span> <span>best first</span></p>
{{/FOUND}}
{{#WARNING}}
<p class="notice"><strong>Please note:</strong> {{MESSAGE}}</p>
{{/WARNING}}
{{#CORRECTED}}
<p class="notice">Showing results for <q><bdi>{{CORRECTED_QUERY}}</bdi></q>. <a href="/?q={{QUERY:url_query_escape}}&amp;typos=off{{#TYPED_ONLY}}&amp;synonyms=off{{/TYPED_ONLY}}">Search only for <q><bdi>{{QUERY}}</bdi></q></a></p>
{{/CORRECTED}}
{{#OFFERED}}
<p class="notice">Did you mean <a href="/?q={{CORRECTED_QUERY:url_query_escape}}{{#TYPED_ONLY}}&amp;synonyms=off{{/TYPED_ONLY}}"><q><bdi>{{CORRECTED_QUERY}}</bdi></q></a>?</p>
{{/OFFERED}}
{{#OTHER_NAMES}}
<p class="as-well">Searched for as well: {{#SYNONYM}}<bdi>{{NAMES}}</bdi> for <q><bdi>{{TYPED}}</bdi></q>{{#SYNONYM_separator}}; {{/SYNONYM_separator}}{{/SYNONYM}}.</p>
{{/OTHER_NAMES}}
{{#TYPED_ONLY}}
<p class="notice">Only the words as you typed them were searched for. <a href="/?q={{QUERY:url_query_escape}}">Search for their other names too</a></p>
{{/TYPED_ONLY}}
{{#FOUND}}
<ol class="hits" role="list">
{{#HIT}}
<li class="hit">
<h2 lang="{{LANGUAGE}}"><a href="/articles/{{ID:url_query_escape}}?q={{QUERY:url_query_escape}}#{{ANCHOR:url_query_escape}}">{{HEADINGS}} <span class="place" lang="en">({{PLACE}})</span></a></h2>
<p class="about"><span class="kind">{{KIND}}</span> {{#DATE}}<time datetime="{{ISO}}">{{WORDS}}</time> {{/DATE}}<cite lang="{{LANGUAGE}}">{{ARTICLE_TITLE}}</cite></p>
<p class="snippet" lang="{{LANGUAGE}}" dir="auto">{{#CUT_AT_START}}… {{/CUT_AT_START}}{{#PIECE}}{{#PLAIN}}{{TEXT}}{{/PLAIN}}{{#MARKED}}<mark>{{TEXT}}</mark>{{/MARKED}}{{/PIECE}}{{#CUT_AT_END}} …{{/CUT_AT_END}}</p>
{{#MISSING}}
<p class="missing"><strong>Missing:</strong> <bdi>{{MISSING}}</bdi></p>
{{/MISSING}}
</li>
{{/HIT}}
</ol>
{{/FOUND}}
{{#NOTHING_FOUND}}
<section class="advice" aria-labelledby="advice">
<h2 id="advice">What you can try</h2>
<ul>
<li>Use fewer words, or only the most important one.</li>
<li>Check the spelling of names.</li>
<li>Say it in another way: <em>bone marrow transplant</em> instead of <em>HSCT</em>.</li>
<li>Leave out quotation marks: they ask for exactly these words in this order.</li>
<li><a href="/">See what is in here</a> and read from there.</li>
</ul>
</section>
{{/NOTHING_FOUND}}
{{#MEANINGS}}
<details class="meanings">
<summary>What your words mean</summary>
<dl>
{{#DEFINITION}}
<dt>{{LABEL}}</dt>
<dd>{{MEANING}}</dd>
{{/DEFINITION}}
</dl>
</details>
{{/MEANINGS}}
{{#OTHER_NAMES}}
<p><a class="alone" href="/?q={{QUERY:url_query_escape}}&amp;synonyms=off{{#TYPED_SPELLING}}&amp;typos=off{{/TYPED_SPELLING}}">Search only for the words as you typed them</a></p>
{{/OTHER_NAMES}}
{{#PAST_THE_END}}
<p class="notice">The results end before this page.</p>
{{/PAST_THE_END}}
{{#PAGER}}
<nav class="pager" aria-label="Pages of results">
{{#PREVIOUS}}
<a rel="prev" href="/?q={{QUERY:url_query_escape}}&amp;offset={{OFFSET}}{{#LIMIT}}&amp;limit={{LIMIT}}{{/LIMIT}}{{#TYPED_ONLY}}&amp;synonyms=off{{/TYPED_ONLY}}{{#TYPED_SPELLING}}&amp;typos=off{{/TYPED_SPELLING}}"><span aria-hidden="true">← </span>Previous page</a>
{{/PREVIOUS}}
{{#RANGE}}
<p class="range">{{FIRST}} to {{LAST}} of {{TOTAL}}</p>
{{/RANGE}}
{{#NEXT}}
<a rel="next" href="/?q={{QUERY:url_query_escape}}&amp;offset={{OFFSET}}{{#LIMIT}}&amp;limit={{LIMIT}}{{/LIMIT}}{{#TYPED_ONLY}}&amp;synonyms=off{{/TYPED_ONLY}}{{#TYPED_SPELLING}}&amp;typos=off{{/TYPED_SPELLING}}">Next page<span aria-hidden="true"> →</span></a>
{{/NEXT}}
</nav>
{{/PAGER}}
<p class="machine"><a href="/api/v1/search?q={{QUERY:url_query_escape}}&amp;offset={{OFFSET}}{{#LIMIT}}&amp;limit={{LIMIT}}{{/LIMIT}}{{#TYPED_ONLY}}&amp;synonyms=off{{/TYPED_ONLY}}{{#TYPED_SPELLING}}&amp;typos=off{{/TYPED_SPELLING}}" type="application/json">These results as JSON</a></p>
