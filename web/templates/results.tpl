{{%AUTOESCAPE context="HTML"}}<div class="found" id="results">
<div class="found-head">
<h1 class="count">{{COUNT}}{{#QUERY}} for <q><bdi>{{QUERY}}</bdi></q>{{/QUERY}}</h1>
{{#CHIPS}}
<ul class="chips used" role="list" aria-label="Filters in use">
{{#CHIP}}
<li><a href="{{LINK}}" aria-label="Remove the filter {{CHIP_FACET}}: {{CHIP_VALUE}}"><span class="chip-facet">{{CHIP_FACET}}</span> {{CHIP_VALUE}} <span class="cross" aria-hidden="true">×</span></a></li>
{{/CHIP}}
<li><a class="clear" href="{{LINK}}">Remove all filters</a></li>
</ul>
{{/CHIPS}}
{{#WARNING}}
<p class="notice"><strong>Please note:</strong> {{MESSAGE}}</p>
{{/WARNING}}
{{#CORRECTED}}
<p class="notice">Showing results for <q><bdi>{{CORRECTED_QUERY}}</bdi></q>. <a class="alone" href="{{LINK}}">Search only for <q><bdi>{{QUERY}}</bdi></q></a></p>
{{/CORRECTED}}
{{#OFFERED}}
<p class="notice"><a class="alone" href="{{LINK}}">Did you mean <q><bdi>{{CORRECTED_QUERY}}</bdi></q>?</a></p>
{{/OFFERED}}
{{#AS_SPELT}}
<p class="notice">Only your own spelling was searched for. <a class="alone" href="{{LINK}}">Correct spelling again</a></p>
{{/AS_SPELT}}
{{#TYPED_ONLY}}
<p class="notice">Only the words as you typed them were searched for. <a class="alone" href="{{LINK}}">Search for their other names too</a></p>
{{/TYPED_ONLY}}
{{#MEANINGS}}
<details class="meanings">
<summary>What your words mean{{#OTHER_NAMES}}, and their other names{{/OTHER_NAMES}}</summary>
<dl>
{{#DEFINITION}}
<div><dt>{{LABEL}}</dt>
<dd>{{MEANING}}</dd></div>
{{/DEFINITION}}
</dl>
{{#OTHER_NAMES}}
<p class="as-well">Searched for as well: {{#SYNONYM}}<bdi>{{NAMES}}</bdi> for <q><bdi>{{TYPED}}</bdi></q>{{#SYNONYM_separator}}; {{/SYNONYM_separator}}{{/SYNONYM}}.</p>
<p><a class="alone" href="{{LINK}}">Search only for the words as you typed them</a></p>
{{/OTHER_NAMES}}
</details>
{{/MEANINGS}}
{{#TOOLS}}
<nav class="tools" aria-label="Order and filters of the results">
<ul class="links" role="list">
{{#CHOICE}}
<li>{{#CURRENT}}<a href="{{LINK}}" aria-current="true">{{WORDS}}</a>{{/CURRENT}}{{#OTHER}}<a href="{{LINK}}">{{WORDS}}</a>{{/OTHER}}</li>
{{/CHOICE}}
{{#GROUP}}
<li><a href="{{LINK}}">Group by article</a></li>
{{/GROUP}}
{{#UNGROUP}}
<li><a href="{{LINK}}" aria-current="true">Grouped by article</a></li>
{{/UNGROUP}}
{{#ALL_WORDS}}
<li><a href="{{LINK}}">Only the {{COUNT}} with all words</a></li>
{{/ALL_WORDS}}
{{#ANY_WORD}}
<li><a href="{{LINK}}" aria-current="true">With all words</a></li>
{{/ANY_WORD}}
{{#TO_FILTERS}}
<li class="to-filters"><a href="#filters">Go to the filters</a></li>
{{/TO_FILTERS}}
</ul>
</nav>
{{/TOOLS}}
{{#TIMELINE}}
<section class="timeline" aria-labelledby="by-year">
<h2 id="by-year">By year</h2>
<ol role="list">
{{#BAR}}
<li>{{#FULL}}<a href="{{LINK}}"{{#SELECTED}} aria-current="true"{{/SELECTED}} aria-label="{{YEARS}}, {{PASSAGES}}"><svg class="bar" viewBox="0 0 10 100" preserveAspectRatio="none" aria-hidden="true"><rect y="{{TOP}}" width="10" height="{{HEIGHT}}"/></svg>{{YEARS}} <span class="number">{{COUNT}}</span></a>{{/FULL}}{{#EMPTY}}<span class="empty"><svg class="bar" viewBox="0 0 10 100" preserveAspectRatio="none" aria-hidden="true"><rect y="98" width="10" height="2"/></svg>{{YEARS}}<span class="unseen">, none</span></span>{{/EMPTY}}</li>
{{/BAR}}
</ol>
{{#STRETCH}}
<a class="alone" href="{{LINK}}">{{WORDS}}</a>
{{/STRETCH}}
</section>
{{/TIMELINE}}
</div>
<div class="found-hits">
{{#FOUND}}
<ol class="hits" id="hits" role="list">
{{#ITEM}}
<li class="hit" id="hit-{{NUMBER}}">
{{>HIT}}
</li>
{{/ITEM}}
{{#ARTICLE_GROUP}}
<li class="hit group" id="hit-{{NUMBER}}">
<h2 class="hit-title"><a href="{{LINK}}" lang="{{LANGUAGE}}">{{ARTICLE_TITLE}}</a></h2>
<p class="about">{{PASSAGES}}</p>
<ol role="list">
{{#ITEM}}
<li class="hit">
{{>HIT}}
</li>
{{/ITEM}}
</ol>
{{#REST}}
<p><a class="alone" href="{{LINK}}">All {{COUNT}} passages of this article</a></p>
{{/REST}}
</li>
{{/ARTICLE_GROUP}}
</ol>
{{/FOUND}}
{{#NOTHING_FOUND}}
<section class="advice" aria-labelledby="advice">
<h2 id="advice">What you can try</h2>
<ul>
{{#WITHOUT_FILTERS}}
<li><a class="alone" href="{{LINK}}">Search without filters: {{PASSAGES}}</a></li>
{{/WITHOUT_FILTERS}}
{{#SHORTER}}
<li><a class="alone" href="{{LINK}}">Leave out <q><bdi>{{LEFT_OUT}}</bdi></q>: {{PASSAGES}}</a></li>
{{/SHORTER}}
{{#WORD}}
<li>{{#SOME}}<q><bdi>{{TEXT}}</bdi></q> alone: <a class="alone" href="{{LINK}}">{{PASSAGES}}</a>{{/SOME}}{{#NONE}}No passage has <q><bdi>{{TEXT}}</bdi></q>.{{/NONE}}{{#NEAREST}} The nearest spelling is <a class="alone" href="{{LINK}}"><q><bdi>{{NEAREST_WORD}}</bdi></q></a>.{{/NEAREST}}</li>
{{/WORD}}
<li>Say it in other words: a full name instead of its short form, or the other way round.</li>
<li>Leave out quotation marks: they ask for exactly these words in this order.</li>
<li><a class="alone" href="/">See what is in here</a> and read from there.</li>
</ul>
{{#EXAMPLES}}
<h3>For example</h3>
<ul class="chips" role="list">
{{#EXAMPLE}}
<li><a href="{{LINK}}"><bdi>{{QUERY}}</bdi></a></li>
{{/EXAMPLE}}
</ul>
{{/EXAMPLES}}
</section>
{{/NOTHING_FOUND}}
{{#PAST_THE_END}}
<p class="notice">The results end before this page.</p>
{{/PAST_THE_END}}
{{#PAGER}}
<nav class="pager" aria-label="Pages of results">
{{#PREVIOUS}}
<a rel="prev" href="{{LINK}}"><span aria-hidden="true">← </span>Previous page</a>
{{/PREVIOUS}}
{{#RANGE}}
<p class="range">{{FIRST}} to {{LAST}} of {{TOTAL}}</p>
{{/RANGE}}
{{#LONGER}}
<a class="longer" href="{{LINK}}">Show 10 more<span aria-hidden="true"> ↓</span></a>
{{/LONGER}}
{{#NEXT}}
<a rel="next" href="{{LINK}}">Next page<span aria-hidden="true"> →</span></a>
{{/NEXT}}
</nav>
{{/PAGER}}
<p class="machine"><a href="{{JSON_LINK}}" type="application/json">These results as JSON</a></p>
</div>
{{#FILTERS}}
<aside class="filters" id="filters" aria-labelledby="filters-title" tabindex="-1">
<h2 id="filters-title">Filters</h2>
{{#FACET}}
<fieldset>
<legend>{{FACET_NAME}}</legend>
{{#BOX}}
<label class="box"><input type="checkbox" form="search" name="{{NAME}}" value="{{VALUE}}"{{#TICKED}} checked{{/TICKED}}> <span>{{LABEL}}</span> <span class="number">{{COUNT}}</span></label>
{{/BOX}}
{{#FOLDED}}
<details>
<summary>{{MORE_WORDS}}</summary>
{{#BOX}}
<label class="box"><input type="checkbox" form="search" name="{{NAME}}" value="{{VALUE}}"{{#TICKED}} checked{{/TICKED}}> <span>{{LABEL}}</span> <span class="number">{{COUNT}}</span></label>
{{/BOX}}
{{#UNLISTED}}
<p class="about">{{UNLISTED}} values are not listed.</p>
{{/UNLISTED}}
</details>
{{/FOLDED}}
</fieldset>
{{/FACET}}
<button class="apply unscripted" type="submit" form="search">Use these filters</button>
</aside>
{{/FILTERS}}
</div>
