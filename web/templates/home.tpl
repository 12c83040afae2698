{{%AUTOESCAPE context="HTML"}}<div class="first">
{{#EXAMPLES}}
<section class="examples" aria-labelledby="examples">
<h2 id="examples">For example</h2>
<ul class="chips" role="list">
{{#EXAMPLE}}
<li><a href="{{LINK}}"><bdi>{{QUERY}}</bdi></a></li>
{{/EXAMPLE}}
</ul>
</section>
{{/EXAMPLES}}
<section class="chapter held" aria-labelledby="corpus">
<h2 id="corpus">What is in here</h2>
{{#EMPTY_INDEX}}
<p>Nothing yet: the index holds no article.</p>
{{/EMPTY_INDEX}}
{{#CORPUS}}
<p>{{PASSAGES}} in {{ARTICLES}}.</p>
<ul class="articles" role="list">
{{#ARTICLE}}
<li>
<a href="{{LINK}}" lang="{{LANGUAGE}}">{{ARTICLE_TITLE}}</a>
<p class="about">{{#PUBLISHER}}<span>{{PUBLISHER}}</span> {{/PUBLISHER}}{{#DATE}}<time datetime="{{ISO}}">{{WORDS}}</time> {{/DATE}}<span>{{PASSAGES}}</span></p>
</li>
{{/ARTICLE}}
</ul>
{{#MORE}}
<p><a class="alone" href="/articles">And {{MORE}}</a></p>
{{/MORE}}
{{/CORPUS}}
</section>
{{#PLACES}}
<section class="chapter places" aria-labelledby="places">
<h2 id="places">Projects by place</h2>
<ul class="chips" role="list">
{{#PLACE}}
<li><a href="{{LINK}}" aria-label="{{NAME}}, {{PROJECTS}}">{{NAME}} <span class="number">{{COUNT}}</span></a></li>
{{/PLACE}}
</ul>
<p><a class="alone" href="{{LINK}}">All projects</a></p>
</section>
{{/PLACES}}
{{#MILESTONES}}
<section class="chapter past" aria-labelledby="milestones">
<h2 id="milestones">Milestones</h2>
<ol class="milestones" role="list">
{{#MILESTONE}}
<li><a href="{{LINK}}">{{#DATE}}<time datetime="{{ISO}}">{{WORDS}}</time>{{/DATE}} <span lang="{{LANGUAGE}}">{{TEXT}}{{#CUT}} …{{/CUT}}</span></a></li>
{{/MILESTONE}}
</ol>
<p><a class="alone" href="{{LINK}}">All milestones in order</a></p>
</section>
{{/MILESTONES}}
</div>
