{{%AUTOESCAPE context="HTML"}}<div class="help-text">
<h1 class="count">Help</h1>
<h2>Searching</h2>
<p>Type words, or a whole question. Spelling mistakes are corrected, and other names of a thing are searched for too; the page says so each time and lets you switch it off.</p>
<dl class="facts">
<div><dt>one two</dt> <dd>either word; passages with both come first</dd></div>
<div><dt>"one two"</dt> <dd>these words side by side</dd></div>
<div><dt>+word</dt> <dd>must be there</dd></div>
<div><dt>-word</dt> <dd>must not be there</dd></div>
<div><dt>begin*</dt> <dd>words that begin so</dd></div>
<div><dt>title:word</dt> <dd>in the title; <strong>section:</strong> in a heading</dd></div>
<div><dt>year:2005..2017</dt> <dd>of these years</dd></div>
</dl>
<h2>Keys</h2>
<dl class="facts">
<div><dt>/ or Ctrl K</dt> <dd>to the search field</dd></div>
<div><dt>Arrows</dt> <dd>through the suggestions; when they are closed, from result to result</dd></div>
<div><dt>Enter</dt> <dd>searches, takes a suggestion, opens a result</dd></div>
<div><dt>Escape</dt> <dd>closes the suggestions, then clears the field; from a result, back to the field</dd></div>
<div><dt>Alt Left</dt> <dd>back, as everywhere</dd></div>
</dl>
<h2>Reading</h2>
<p>A result opens its article at the passage. The words you searched for are marked; the buttons at the foot go from one to the next. Words with a dotted line are explained when you press them, and all together at the end of the article. The sign ¶ behind a passage leads to its own page, with its link, how to cite it, and similar passages.</p>
</div>
