{{%AUTOESCAPE context="HTML"}}<div class="help-text">
<h1 class="count">Accessibility</h1>
<p>Article Search is made for people with poor sight, unsteady hands and little strength to spare. It aims at WCAG 2.2, level AA in full, and at these points of level AAA: contrast of 7 to 1, targets of 44 pixels, lines of at most 75 characters, nothing timed, nothing that moves.</p>
<h2>What was tested</h2>
<p>By programs, in the browser Chromium, each time the tests of this site are run:</p>
<ul>
<li>Every kind of page, with suggestions, dialogs and explanations open and closed, by the tool axe-core, for levels A, AA and AAA and its best practices: light, dark, with forced colours, in a window of 320 pixels, with text of twice the size, and with the most contrast.</li>
<li>The contrast of every text, light and dark, and the size of every link, button and box in a window of 360 pixels, computed by tests of our own. Links within a line of text are as high as the line.</li>
<li>That nothing scrolls sideways, at 320 pixels, with text of twice the size, or with wider spaces between letters, words and lines; that nothing moves; that lines are short.</li>
<li>Searching, reading and coming back by keyboard alone, and with script switched off; searching while the server is stopped.</li>
</ul>
<p>By eye, on pictures: most pages in windows of 360, 768 and 1280 pixels, light and dark; the main ones at 320 pixels, in forced colours, in print and with text of twice the size.</p>
<h2>What is not known</h2>
<ul>
<li>No person with a disability has tested it yet, with a screen reader, a magnifier, a switch, speech or without any.</li>
<li>No screen reader (NVDA, JAWS, VoiceOver, TalkBack), no touch screen, and neither Firefox nor Safari has been tried.</li>
<li>Programs find only a part of all barriers; what they cannot judge (whether words are clear, whether an order makes sense) only we have judged.</li>
<li>The contrast of lines, bars and marks was worked out from their colours, not measured on the page.</li>
<li>How well articles read depends on their authors: we show their words unchanged. A passage in another language than its article is not marked as such.</li>
</ul>
<h2>What helps</h2>
<p>“Text and contrast”, at the top of each page, makes the text larger and the contrast greater, and remembers it. The key / as a way to the search field can be switched off there.</p>
</div>
