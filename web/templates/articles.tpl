{{%AUTOESCAPE context="HTML"}}<h1 class="count">All articles</h1>
<p class="about">{{ARTICLES}} with {{PASSAGES}}, in the order of their names in the index</p>
<ul class="articles" role="list">
{{#ARTICLE}}
<li>
<a href="{{LINK}}" lang="{{LANGUAGE}}">{{ARTICLE_TITLE}}</a>
<p class="about">{{#PUBLISHER}}<span>{{PUBLISHER}}</span> {{/PUBLISHER}}{{#DATE}}<time datetime="{{ISO}}">{{WORDS}}</time> {{/DATE}}<span>{{PASSAGES}}</span></p>
</li>
{{/ARTICLE}}
</ul>
{{#NO_ARTICLE}}
<p class="notice">There is no article here. <a class="alone" href="/articles">To the first article</a></p>
{{/NO_ARTICLE}}
{{#PAGER}}
<nav class="pager" aria-label="Pages of the list">
{{#PREVIOUS}}
<a rel="prev" href="{{LINK}}"><span aria-hidden="true">← </span>Previous page</a>
{{/PREVIOUS}}
{{#NEXT}}
<a rel="next" href="{{LINK}}">Next page<span aria-hidden="true"> →</span></a>
{{/NEXT}}
</nav>
{{/PAGER}}
