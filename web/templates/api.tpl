{{%AUTOESCAPE context="HTML"}}<div class="reading">
<div class="title-block">
<h1>The API for programs</h1>
<p>{{>DESCRIPTION}}</p>
<p class="links"><a href="/api/v1/openapi.json">The same for programs: OpenAPI 3.1</a></p>
</div>
<nav class="contents" aria-labelledby="contents">
<h2 id="contents">What can be asked</h2>
<ol role="list">
{{#OPERATION}}
<li><a href="#{{ANCHOR}}">{{SUMMARY}}</a></li>
{{/OPERATION}}
<li><a href="#errors">What errors look like</a></li>
</ol>
</nav>
<article class="api">
{{#OPERATION}}
<section aria-labelledby="{{ANCHOR}}">
<h2 id="{{ANCHOR}}">{{SUMMARY}}</h2>
<p><code>{{METHOD}} {{PATH}}</code></p>
<p>{{>OPERATION_DESCRIPTION}}</p>
{{#PARAMETERS}}
<h3>Parameters</h3>
<dl>
{{#PARAMETER}}
<dt><code>{{NAME}}</code>{{#REQUIRED}} (required){{/REQUIRED}}</dt>
<dd>{{>MEANING}} <span class="values">Values: {{VALUES}}.{{#DEFAULT}} Without it: {{DEFAULT}}.{{/DEFAULT}}</span></dd>
{{/PARAMETER}}
</dl>
{{/PARAMETERS}}
<h3>Answers</h3>
<dl>
{{#ANSWER}}
<dt>{{STATUS}}</dt>
<dd>{{>ANSWER_DESCRIPTION}}</dd>
{{/ANSWER}}
</dl>
<h3>Example</h3>
{{#LINK}}
<p><a class="example" href="{{ADDRESS}}"><code>{{ADDRESS}}</code></a></p>
{{/LINK}}
{{#BODY}}
<p>With the header <code>Content-Type: application/json</code> and the body</p>
<pre tabindex="0"><code>{{BODY}}</code></pre>
{{/BODY}}
{{#EXAMPLE_ANSWER}}
<details>
<summary>An answer</summary>
<pre tabindex="0"><code>{{EXAMPLE_ANSWER}}</code></pre>
</details>
{{/EXAMPLE_ANSWER}}
</section>
{{/OPERATION}}
<section aria-labelledby="errors">
<h2 id="errors">What errors look like</h2>
<p>Every error is a problem as in RFC 9457. Its <code>code</code> is one of {{#CODE}}<code>{{WORD}}</code>{{#CODE_separator}}, {{/CODE_separator}}{{/CODE}}; <code>errors</code> names the parameters at fault.</p>
<pre tabindex="0"><code>{{PROBLEM}}</code></pre>
</section>
</article>
</div>
