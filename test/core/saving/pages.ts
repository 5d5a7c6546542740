/** Pages as their sites build them, the words of abstracts our own. */

/** arxiv.org/abs/2509.25300: the frame, the abstract in a quotation, the labels in a table. */
export const ARXIV_HTML = `<!DOCTYPE html>
<html lang="en">
<head>  <title>[2509.25300] Scaling Behaviors of LLM Reinforcement Learning Post-Training: An Empirical Study in Mathematical Reasoning</title>
  <link rel="canonical" href="https://arxiv.org/abs/2509.25300"/>
  <meta property="og:url" content="https://arxiv.org/abs/2509.25300v3" />
  <meta name="citation_title" content="Scaling Behaviors of LLM Reinforcement Learning Post-Training: An Empirical Study in Mathematical Reasoning" /><meta name="citation_author" content="Tan, Zelin" /><meta name="citation_author" content="Geng, Hejia" /><meta name="citation_author" content="Yu, Xiaohang" /><meta name="citation_date" content="2025/09/29" /><meta name="citation_online_date" content="2025/12/02" /><meta name="citation_pdf_url" content="https://arxiv.org/pdf/2509.25300" /><meta name="citation_arxiv_id" content="2509.25300" />
  <script type="text/javascript">var a = "<p>not a paragraph</p>"; if (1 < 2) { track(); }</script>
  <style>.x > .y { color: red }</style>
</head>
<body class="with-cu-identity">
  <div class="flex-wrap-footer">
    <header>
      <a href="#content" class="is-sr-only">Skip to main content</a>
      <div class="slider-wrapper"><div class="columns is-vcentered"><div class="column"><p>We gratefully acknowledge support from our members and <a href="#">all contributors</a>. <a href="#">Donate</a></p></div></div></div>
      <div id="header" class="is-hidden-mobile"><div class="header-breadcrumbs"><a href="/list/cs/recent">cs</a> <span>&gt;</span> arXiv:2509.25300</div>
        <form class="level-item mini-search" action="https://arxiv.org/search"><input name="query" /><select><option value="all">All fields</option></select><button>Search</button></form></div>
    </header>
    <main>
      <div id="content">
<div id="abs-outer">
  <div class="leftcolumn">
    <div class="subheader">
      <h1>Computer Science > Machine Learning</h1>
    </div>
    <div class="header-breadcrumbs-mobile"><strong>arXiv:2509.25300</strong> (cs)</div>
<link rel="stylesheet" type="text/css" href="/static/base.css">
<div id="content-inner">
  <div id="abs">
    <div class="dateline">
  [Submitted on 29 Sep 2025 (<a href="https://arxiv.org/abs/2509.25300v1">v1</a>), last revised 2 Dec 2025 (this version, v3)]</div>
    <h1 class="title mathjax"><span class="descriptor">Title:</span>Scaling Behaviors of LLM Reinforcement Learning Post-Training: An Empirical Study in Mathematical Reasoning</h1>
    <div class="authors"><span class="descriptor">Authors:</span><a href="https://arxiv.org/search/cs?searchtype=author&query=Tan,+Z" rel="nofollow">Zelin Tan</a>, <a href="#" rel="nofollow">Hejia Geng</a>, <a href="#" rel="nofollow">Xiaohang Yu</a></div>            <div id="download-button-info" hidden>View a PDF of the paper titled Scaling Behaviors, by Zelin Tan and 2 other authors</div>
    <a class="mobile-submission-download" href="/pdf/2509.25300">View PDF</a>
    <a class="mobile-submission-download" href="https://arxiv.org/html/2509.25300v3">HTML (experimental)</a>
    <blockquote class="abstract mathjax">
            <span class="descriptor">Abstract:</span>How post-training by reinforcement scales is measured here on the Qwen2.5 models, from $0.5B$ to 72B parameters. Larger models learn more from the same data &amp; compute. The test loss follows a power law whose efficiency saturates.
    </blockquote>
    <!--CONTEXT-->
    <div class="metatable">
      <table summary="Additional metadata">        <tr>
          <td class="tablecell label">Comments:</td>
          <td class="tablecell comments mathjax">20 pages, 9 figures</td>
        </tr>
<tr>
          <td class="tablecell label">Subjects:</td>
          <td class="tablecell subjects">
            <span class="primary-subject">Machine Learning (cs.LG)</span>; Artificial Intelligence (cs.AI)</td>
        </tr><tr>
          <td class="tablecell label">Cite as:</td>
          <td class="tablecell arxivid"><span class="arxivid"><a href="https://arxiv.org/abs/2509.25300">arXiv:2509.25300</a> [cs.LG]</span></td>
        </tr>
        <tr>
          <td class="tablecell label">&nbsp;</td>
          <td class="tablecell arxividv">(or <span class="arxivid">
              <a href="https://arxiv.org/abs/2509.25300v3">arXiv:2509.25300v3</a> [cs.LG]</span> for this version)
          </td>
        </tr>
        <tr>
          <td class="tablecell label">&nbsp;</td>
          <td class="tablecell arxivdoi">              <a href="https://doi.org/10.48550/arXiv.2509.25300" id="arxiv-doi-link">https://doi.org/10.48550/arXiv.2509.25300</a><div class="button-and-tooltip">
              <button class="more-info"><svg height="15" role="presentation"><title>icon</title><path d="M9"/></svg><span class="visually-hidden">Focus to learn more</span></button>
              <div role="tooltip" id="more-info-desc-1">arXiv-issued DOI via DataCite</div></div>
          </td>
        </tr></table>
    </div>
  </div>
</div>
    <div class="submission-history">
      <h2>Submission history</h2> From: Zelin Tan [<a href="https://arxiv.org/show-email/1/2509.25300">view email</a>]      <br/>            <strong><a href="/abs/2509.25300v1">[v1]</a></strong>
        Mon, 29 Sep 2025 17:10:35 UTC (2,101 KB)<br/>
            <strong><a href="/abs/2509.25300v2">[v2]</a></strong>
        Thu, 13 Nov 2025 05:20:11 UTC (2,300 KB)<br/>
    <strong>[v3]</strong>
        Tue, 2 Dec 2025 06:35:45 UTC (2,355 KB)<br/>
</div>
  </div>
  <!--end leftcolumn-->
<div class="extra-services">    <div class="full-text"><h2>Access Paper:</h2><ul><li><a href="/pdf/2509.25300">View PDF</a></li><li><a href="#">HTML (experimental)</a></li></ul></div>
    <div class="browse">
    Current browse context: <div class="current">cs.LG</div>
      <div class="prevnext"><span class="arrow"><a href="#">&lt;&nbsp;prev</a></span> | <span class="arrow"><a href="#">next&nbsp;&gt;</a></span></div>
    </div>
      <div class="extra-ref-cite"><h3>References &amp; Citations</h3><ul><li><a href="#">NASA ADS</a></li><li><a href="#">Google Scholar</a></li></ul></div>
</div>
</div>
      </div>
    </main>
    <footer style="clear: both;"><ul class="nav-spaced"><li><a href="#">About</a></li><li><a href="#">Help</a></li></ul></footer>
  </div>
</body>
</html>
`;

/** aclanthology.org/2020.acl-main.703: a title, names as links, a card with the abstract, terms and their values. */
export const ACL_HTML = `<!doctype html><html lang=en-us><head><meta charset=utf-8><title>BART: Denoising Sequence-to-Sequence Pre-training for Natural Language Generation, Translation, and Comprehension - ACL Anthology</title>
<link rel=stylesheet href=/css/main.min.css><meta content="BART: Denoising Sequence-to-Sequence Pre-training for Natural Language Generation, Translation, and Comprehension" name=citation_title><meta content="Mike Lewis" name=citation_author><meta content="Yinhan Liu" name=citation_author><meta content="Luke Zettlemoyer" name=citation_author><meta content="Proceedings of the 58th Annual Meeting of the Association for Computational Linguistics" name=citation_conference_title><meta content="2020/7" name=citation_publication_date><meta content="https://aclanthology.org/2020.acl-main.703.pdf" name=citation_pdf_url><meta content="7871" name=citation_firstpage><meta content="7880" name=citation_lastpage><meta content="10.18653/v1/2020.acl-main.703" name=citation_doi><link rel=canonical href=https://aclanthology.org/2020.acl-main.703/></head>
<body><nav class="navbar navbar-expand-sm"><div id=navbar-container class=container><a class=navbar-brand href=/><span class=navbar-text>ACL Anthology</span></a><ul class=navbar-nav><li><a href=/faq/>FAQ</a></li></ul></div></nav>
<div id=main-container class=container><section id=main><div><h2 id=title><a href=https://aclanthology.org/2020.acl-main.703.pdf><span class=acl-fixed-case>BART</span>: Denoising Sequence-to-Sequence Pre-training for Natural Language Generation, Translation, and Comprehension</a></h2><p class=lead><a href=/people/mike-lewis/>Mike Lewis</a>,
<a href=/people/yinhan-liu/>Yinhan Liu</a>,
<a href=/people/luke-zettlemoyer/>Luke Zettlemoyer</a></p></div><hr>
<div class="row acl-paper-details"><div class="col col-lg-10 order-2"><div class="card bg-light mb-2 mb-lg-3"><div class="card-body acl-abstract"><h5 class=card-title>Abstract</h5><span>A sequence-to-sequence model is trained to restore text that was corrupted on purpose. It matches earlier encoders at understanding &amp; does better at writing.</span></div></div>
<dl><dt>Anthology ID:</dt><dd>2020.acl-main.703</dd><dt>Volume:</dt><dd><a href=/volumes/2020.acl-main/>Proceedings of the 58th Annual Meeting of the Association for Computational Linguistics</a></dd><dt>Month:</dt><dd>July</dd><dt>Year:</dt><dd>2020</dd><dt>Pages:</dt><dd>7871–7880</dd><dt>URL:</dt><dd><a href=https://aclanthology.org/2020.acl-main.703/>https://aclanthology.org/2020.acl-main.703/</a></dd><dt>DOI:</dt><dd><a href=http://dx.doi.org/10.18653/v1/2020.acl-main.703>10.18653/v1/2020.acl-main.703</a></dd><dt>Bibkey:</dt><dd><button type=button class="btn btn-clipboard-outline">lewis-etal-2020-bart</button></dd></dl>
</div></div></section></div><footer class="bg-gradient-primary py-2"><p>ACL materials are Copyright</p></footer></body></html>`;

/** openreview.net/forum?id=…: everything in divs and spans, drawn by scripts, the head for programs. */
export const OPENREVIEW_HTML = `<!DOCTYPE html><html lang="en"><head><meta charSet="utf-8"/><title>BERTScore: Evaluating Text Generation with BERT | OpenReview</title><meta name="citation_title" content="BERTScore: Evaluating Text Generation with BERT"/><meta name="citation_author" content="Tianyi Zhang"/><meta name="citation_author" content="Varsha Kishore"/><meta name="citation_author" content="Felix Wu"/><meta name="citation_online_date" content="2019/09/25"/><meta name="citation_pdf_url" content="https://openreview.net/pdf?id=SkeHuCVFDr"/><meta name="citation_abstract" content="A text that a machine wrote is scored by how like its tokens are to those of a reference, in context."/><meta property="og:url" content="https://openreview.net/forum?id=SkeHuCVFDr"/></head><body><div id="__next"><nav class="navbar navbar-inverse" role="navigation"><div class="container"><a class="navbar-brand home" href="/"><strong>OpenReview</strong>.net</a><form class="navbar-form" role="search"><input type="text" placeholder="Search"/></form></div></nav><div id="flash-message-container" class="alert" role="alert" style="display:none"><span>Error</span></div><div class="container"><div class="row"><div class="col-xs-12"><main id="content" class="forum"><div class="forum-container"><div class="forum-note"><div class="forum-title mt-2 mb-2"><h2 class="citation_title">BERTScore: Evaluating Text Generation with BERT</h2></div><div class="forum-authors mb-2"><h3><span><a href="/profile?id=~Tianyi_Zhang2">Tianyi Zhang</a>, <a href="#">Varsha Kishore</a>, <a href="#">Felix Wu</a></span></h3></div><div class="clearfix mb-1"><div class="forum-meta"><span class="date item"><span class="glyphicon"></span>25 Sept 2019 (modified: 05 May 2023)</span><span class="item">ICLR 2020 Conference Blind Submission</span><span class="readers item">Readers: <span>Everyone</span></span></div></div><div class="note-content"><div><strong class="note-content-field disable-tex-rendering">Abstract<!-- -->:</strong> <span class="note-content-value">A text that a machine wrote is scored by how like its tokens are to those of a reference, in context. The scores agree with people better than counts of words do.</span></div></div></div></div></main></div></div></div></div><script id="__NEXT_DATA__" type="application/json">{"a":"<p>no</p>"}</script></body></html>`;

/** nature.com/articles/…: the DOI in the head only, names in a list with the marks of affiliations. */
export const NATURE_HTML = `<!DOCTYPE html><html lang="en"><head><title>Array programming with NumPy | Nature</title><meta name="citation_title" content="Array programming with NumPy"/><meta name="citation_journal_title" content="Nature"/><meta name="citation_author" content="Harris, Charles R."/><meta name="citation_author" content="Millman, K. Jarrod"/><meta name="citation_doi" content="10.1038/s41586-020-2649-2"/><meta name="citation_publication_date" content="2020/09"/><meta name="citation_volume" content="585"/><meta name="citation_firstpage" content="357"/><meta name="citation_lastpage" content="362"/><link rel="canonical" href="https://www.nature.com/articles/s41586-020-2649-2"/></head><body><header><nav>Menu</nav></header><main class="c-article-main-column"><article><div class="c-article-header"><header><ul class="c-article-identifiers"><li>Review Article</li><li>Open access</li><li>Published: <time datetime="2020-09-16">16 September 2020</time></li></ul><h1 class="c-article-title">Array programming with NumPy</h1><ul class="c-article-author-list"><li><a href="#">Charles R. Harris</a><sup><a href="#">1</a></sup>,</li><li><a href="#">K. Jarrod Millman</a><sup>2,3,4</sup></li></ul><p class="c-article-info-details"><a><i>Nature</i></a> <b>volume 585</b>, pages 357–362 (2020)<a>Cite this article</a></p></header></div><section><h2>Abstract</h2><div><p>Arrays underlie computing in many fields of science. How a few concepts of arrays make up a whole way of programming is reviewed here. Libraries of every kind build upon it.</p></div></section><section><h2>Main</h2><div><p>Text of the article.</p></div></section></article></main></body></html>`;
