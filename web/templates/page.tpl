{{%AUTOESCAPE context="HTML"}}<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<title>{{TITLE}}</title>
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<link rel="icon" href="/static/favicon.svg" type="image/svg+xml">
<link rel="stylesheet" href="/static/frame.css">
<link rel="stylesheet" href="/static/search.css">
<link rel="stylesheet" href="/static/passages.css">
<link rel="stylesheet" href="/static/adapt.css">
</head>
<body>
<a class="skip" href="#main">Skip to the content</a>
{{#HOME_HEADER}}
<header class="masthead masthead-home">
<h1 class="brand"><img src="/static/favicon.svg" alt="" width="56" height="56">Article Search</h1>
<p class="promise">Type a question or a few words. The answer is the passage that speaks of it, in the words of the article.</p>
{{/HOME_HEADER}}
{{#HEADER}}
<header class="masthead">
<p class="brand"><a href="/"><img src="/static/favicon.svg" alt="" width="36" height="36">Article Search</a></p>
{{/HEADER}}
<form class="search" id="search" role="search" action="/" method="get">
<label for="q">Search the articles</label>
<div class="field">
<input id="q" name="q" type="search" value="{{QUERY}}" autocapitalize="none" autocomplete="off" enterkeyhint="search" dir="auto"{{#HOME_HEADER}} autofocus{{/HOME_HEADER}}>
<button type="submit">Search</button>
</div>
<div class="state" id="state">
{{#STATE}}
<input type="hidden" name="{{NAME}}" value="{{VALUE}}">
{{/STATE}}
</div>
</form>
</header>
<main id="main" tabindex="-1">
{{>CONTENT}}
</main>
<footer class="colophon">
<p>Article Search shows what articles say. It is not medical advice.</p>
<ul class="links" role="list">
<li><a href="/articles">All articles</a></li>
</ul>
{{#INDEX}}
<p>Index revision {{REVISION}}, built <time datetime="{{BUILT_AT}}">{{BUILT_AT}}</time>.</p>
{{/INDEX}}
</footer>
</body>
</html>
