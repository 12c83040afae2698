{{%AUTOESCAPE context="HTML"}}<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<title>{{TITLE}}</title>
<meta name="description" content="Finds the passages of research articles that answer a question, in the words of the articles.">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<link rel="icon" href="/static/favicon.svg" type="image/svg+xml">
<link rel="stylesheet" href="/static/style.css">
<script src="/static/settings.js"></script>
<script src="/static/search.js" defer></script>
{{#READING_SCRIPT}}
<script src="/static/reading.js" defer></script>
{{/READING_SCRIPT}}
</head>
<body{{#HOME_HEADER}} class="home"{{/HOME_HEADER}}>
<a class="skip" href="#main">Skip to the content</a>
<header class="masthead">
<div id="brand">
{{#HOME_HEADER}}
<h1 class="brand"><img src="/static/favicon.svg" alt="" width="56" height="56">Article Search</h1>
<p class="promise">Type a question or a few words. The answer is the passage that speaks of it, in the words of the article.</p>
{{/HOME_HEADER}}
{{#HEADER}}
<p class="brand"><a href="/"><img src="/static/favicon.svg" alt="" width="36" height="36">Article Search</a></p>
{{/HEADER}}
</div>
<ul class="links masthead-links" role="list">
<li><button class="plain scripted" type="button" data-opens="#display">Text and contrast</button></li>
<li><a href="/help" data-help>Help</a></li>
</ul>
<form class="search" id="search" role="search" action="/" method="get">
<label for="q">Search the articles</label>
<div class="field">
<input id="q" name="q" type="search" value="{{QUERY}}" autocapitalize="none" autocomplete="off" enterkeyhint="search" dir="auto"{{#HOME_HEADER}} autofocus{{/HOME_HEADER}}>
<button type="submit">Search</button>
{{#LIVE}}
<label class="box live scripted"><input type="checkbox" value="on" data-setting="live"> <span>Show results while I type</span></label>
{{/LIVE}}
<ul class="suggestions" id="suggestions" role="listbox" aria-label="Suggestions" hidden></ul>
</div>
<div class="state" id="state">
{{#STATE}}
<input type="hidden" name="{{NAME}}" value="{{VALUE}}">
{{/STATE}}
</div>
</form>
</header>
<p class="unseen" id="status" role="status"></p>
<section class="away" id="away" aria-label="The server" hidden><p>The server does not answer. Your words are kept, and the search is tried again by itself.</p> <button class="plain" id="retry" type="button">Try again now</button></section>
<main id="main" tabindex="-1">
{{>CONTENT}}
</main>
<footer class="colophon">
<p>Article Search shows what articles say. It is not medical advice.</p>
<ul class="links" role="list">
<li><a href="/articles">All articles</a></li>
<li><a href="/help">Help</a></li>
<li><a href="/accessibility">Accessibility</a></li>
</ul>
{{#INDEX}}
<p>Index revision {{REVISION}}, built <time datetime="{{BUILT_AT}}">{{BUILT_AT}}</time>.</p>
{{/INDEX}}
</footer>
<dialog id="help" aria-labelledby="help-title">
<form method="dialog"><button class="plain close" type="submit">Close</button></form>
<h2 class="unseen" id="help-title">Help</h2>
<p>The help is on its way …</p>
</dialog>
<dialog id="display" aria-labelledby="display-title">
<form method="dialog"><button class="plain close" type="submit">Close</button></form>
<h2 id="display-title">Text and contrast</h2>
<fieldset>
<legend>Size of the text</legend>
<label class="box"><input type="radio" name="size" value="1" data-setting="size"> <span>As the browser has it</span></label>
<label class="box"><input type="radio" name="size" value="2" data-setting="size"> <span>Larger</span></label>
<label class="box"><input type="radio" name="size" value="3" data-setting="size"> <span>Much larger</span></label>
</fieldset>
<fieldset>
<legend>Contrast</legend>
<label class="box"><input type="radio" name="contrast" value="system" data-setting="contrast"> <span>As the device has it</span></label>
<label class="box"><input type="radio" name="contrast" value="more" data-setting="contrast"> <span>The most there is</span></label>
</fieldset>
<fieldset>
<legend>Keys</legend>
<label class="box"><input type="checkbox" value="on" data-setting="keys"> <span>The key / goes to the search field</span></label>
</fieldset>
</dialog>
</body>
</html>
