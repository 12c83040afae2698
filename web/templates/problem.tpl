{{%AUTOESCAPE context="HTML"}}<section class="problem" aria-labelledby="problem">
<p class="status">Error {{STATUS}}</p>
<h1 id="problem">{{PROBLEM_TITLE}}</h1>
<p class="detail">{{DETAIL}}</p>
<p>Change the words in the search field above and search again.</p>
<p class="links"><a href="/">Start from the first page</a></p>
</section>
