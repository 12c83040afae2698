{{%AUTOESCAPE context="HTML"}}{{#H2}}<h2 class="hit-title"><a href="{{LINK}}" lang="{{LANGUAGE}}">{{HEADINGS}} <span class="place" lang="en">({{PLACE}})</span></a></h2>
{{/H2}}{{#H3}}<h3 class="hit-title"><a href="{{LINK}}" lang="{{LANGUAGE}}">{{HEADINGS}} <span class="place" lang="en">({{PLACE}})</span></a></h3>
{{/H3}}
<p class="about"><span class="kind">{{KIND}}</span> {{#DATE}}<time datetime="{{ISO}}">{{WORDS}}</time> {{/DATE}}{{#ARTICLE_TITLE}}<cite lang="{{LANGUAGE}}">{{ARTICLE_TITLE}}</cite>{{/ARTICLE_TITLE}}</p>
<p class="snippet" lang="{{LANGUAGE}}" dir="auto">{{#CUT_AT_START}}… {{/CUT_AT_START}}{{#PIECE}}{{#PLAIN}}{{TEXT}}{{/PLAIN}}{{#MARKED}}<mark>{{TEXT}}</mark>{{/MARKED}}{{/PIECE}}{{#CUT_AT_END}} …{{/CUT_AT_END}}</p>
{{#NAMES}}
<ul class="links names" role="list" aria-label="Filter by">
{{#ENTRY}}
<li><a href="{{LINK}}" aria-label="{{NAME}}: only this {{FACET_NAME}}"><span>{{NAME}}</span></a></li>
{{/ENTRY}}
</ul>
{{/NAMES}}
{{#SHARED}}
<p class="shared">Shared words: <bdi>{{SHARED}}</bdi></p>
{{/SHARED}}
{{#MISSING}}
<p class="missing"><strong>Missing:</strong>{{#WORD}} <span class="nowrap"><bdi>{{TEXT}}</bdi> <a class="alone" href="{{LINK}}">must include <bdi>{{TEXT}}</bdi></a></span>{{/WORD}}</p>
{{/MISSING}}
{{#ACTIONS}}
<div class="links actions">
{{#WHY}}
<details class="why">
<summary>Why this result</summary>
<ul role="list">
{{#REASON}}
<li{{#LOWERED}} class="lowered"{{/LOWERED}}><svg class="share" viewBox="0 0 100 8" preserveAspectRatio="none" aria-hidden="true"><rect class="whole" width="100" height="8"/><rect class="part" width="{{WIDTH}}" height="8"/></svg> <span>{{#WHAT}}<q><bdi>{{WHAT}}</bdi></q> {{/WHAT}}{{HOW}}: {{PERCENT}} %</span></li>
{{/REASON}}
</ul>
</details>
{{/WHY}}
<a href="{{PASSAGE_LINK}}">Similar passages</a>
<button class="copy plain scripted" type="button" data-link="{{READING_LINK}}">Copy link</button>
</div>
{{/ACTIONS}}
