{{%AUTOESCAPE context="HTML"}}<div class="help-text">
<h1 class="count">Accessibility</h1>
<p>Article Search is made for people with poor sight, unsteady hands and little strength to spare. It aims at WCAG 2.2, level AA in full, and at these points of level AAA: contrast of 7 to 1, targets of 44 pixels, lines of at most 75 characters, nothing timed, nothing that moves.</p>
<h2>What was tested</h2>
<ul>
<li>Every kind of page with the tool axe-core, for levels A, AA and AAA and its best practices: light and dark, wide and narrow, with forced colours, with text twice as large, with the most contrast.</li>
<li>The size of every link, button and box, and the contrast of every text, computed by tests of our own.</li>
<li>Reading and searching by keyboard alone, and with script switched off.</li>
<li>Windows of 320 pixels, and text of twice the size, without scrolling sideways.</li>
</ul>
<p>All of this runs by itself, in Chromium, before each change is taken.</p>
<h2>What is not known</h2>
<ul>
<li>No person who uses a screen reader, a magnifier, a switch or speech has tested it yet.</li>
<li>Screen readers (NVDA, JAWS, VoiceOver, TalkBack) and the browsers Firefox and Safari have not been tried.</li>
<li>How well articles read depends on their authors: we show their words unchanged.</li>
</ul>
<h2>What helps</h2>
<p>“Text and contrast”, at the top of each page, makes the text larger and the contrast greater, and remembers it. The key / as a way to the search field can be switched off there.</p>
</div>
