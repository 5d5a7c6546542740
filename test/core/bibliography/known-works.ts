/** Well-known works as people have them in BibTeX and BibLaTeX files: what is said of them is true. */
export const KNOWN_WORKS = String.raw`% Encoding: UTF-8
@string{nips = "Advances in Neural Information Processing Systems"}
@string{cacm = {Communications of the {ACM}}}
@preamble{"\newcommand{\noopsort}[1]{}"}

@inproceedings{vaswani2017attention,
  author = {Vaswani, Ashish and Shazeer, Noam and Parmar, Niki and Uszkoreit, Jakob and Jones, Llion and Gomez, Aidan N. and Kaiser, {\L}ukasz and Polosukhin, Illia},
  title = {Attention is All you Need},
  booktitle = nips,
  editor = {I. Guyon and U. V. Luxburg and S. Bengio and H. Wallach and R. Fergus and S. Vishwanathan and R. Garnett},
  volume = 30, pages = {5998--6008}, year = 2017, publisher = {Curran Associates, Inc.},
  url = {https://proceedings.neurips.cc/paper/2017/hash/3f5ee243547dee91fbd053c1c4a845aa-Abstract.html},
  eprint = {1706.03762}, archiveprefix = {arXiv}, primaryclass = {cs.CL},
  keywords = {transformers, attention}, file = {:pdf/1706.03762.pdf:PDF}, groups = {Models}
}

@article{turing1950computing,
  author = "Turing, A. M.",
  title = "I.---{Computing} Machinery and Intelligence",
  journal = {Mind}, volume = {LIX}, number = {236}, pages = {433--460}, month = oct, year = 1950,
  doi = {10.1093/mind/LIX.236.433}, issn = {0026-4423}
}

@book{knuth1984texbook,
  author = {Knuth, Donald E.}, title = {The {\TeX}book}, publisher = {Addison-Wesley},
  address = {Reading, Mass.}, year = {1984}, series = {Computers \& Typesetting}, number = {A}, isbn = {0-201-13447-0},
  pagetotal = {483}, note = {Illustrations by Duane Bibby}
}

@Article{dijkstra1968goto,
  Author    = {Edsger W. Dijkstra},
  Title     = {Letters to the Editor: {Go} To Statement Considered Harmful},
  Journal   = cacm,
  Year      = {1968},
  Month     = mar,
  Volume    = {11},
  Number    = {3},
  Pages     = {147--148},
  DOI       = {10.1145/362929.362947}
}

@phdthesis{shannon1940genetics,
  author = {Shannon, Claude Elwood}, title = {An Algebra for Theoretical Genetics},
  school = {Massachusetts Institute of Technology}, year = 1940, address = {Cambridge, MA}
}

@mastersthesis{shannon1937relay,
  author = {Claude Elwood Shannon}, title = {A Symbolic Analysis of Relay and Switching Circuits},
  school = {Massachusetts Institute of Technology}, year = 1937
}

@techreport{bernerslee1989information,
  author = {Berners-Lee, Tim}, title = {Information Management: A Proposal}, institution = {CERN},
  type = {Proposal}, year = 1989, month = mar, url = {https://www.w3.org/History/1989/proposal.html}
}

@incollection{rumelhart1986learning,
  author = {Rumelhart, D. E. and Hinton, G. E. and Williams, R. J.},
  title = {Learning Internal Representations by Error Propagation}, chapter = 8, pages = {318--362},
  crossref = {pdp1}
}

@book{pdp1,
  editor = {Rumelhart, David E. and McClelland, James L. and {PDP Research Group}},
  title = {Parallel Distributed Processing: Explorations in the Microstructure of Cognition},
  volume = 1, publisher = {MIT Press}, address = {Cambridge, MA}, year = 1986
}

@online{he2015resnet,
  author = {He, Kaiming and Zhang, Xiangyu and Ren, Shaoqing and Sun, Jian},
  title = {Deep Residual Learning for Image Recognition}, date = {2015-12-10},
  eprint = {1512.03385}, eprinttype = {arxiv}, eprintclass = {cs.CV}, urldate = {2024-05-01}
}

@article{einstein1905elektrodynamik,
  author = {Einstein, A.}, title = {Zur Elektrodynamik bewegter K{\"o}rper}, journaltitle = {Annalen der Physik},
  date = {1905}, series = {4}, volume = {17}, number = {10}, pages = {891--921}, langid = {german},
  doi = {10.1002/andp.19053221004}
}

@book{beauvoir1949sexe,
  author = {Beauvoir, Simone de}, title = {Le Deuxi{\`e}me Sexe}, publisher = {Gallimard}, location = {Paris},
  date = {1949}, langid = {french}, volumes = {2}
}

@book{goethe1808faust,
  author = {von Goethe, Johann Wolfgang}, title = {Faust}, subtitle = {Eine Trag{\"o}die}, date = {1808},
  publisher = {Cotta}, location = {T{\"u}bingen}, langid = {german}, xdata = {cotta}
}

@xdata{cotta, url = {https://www.deutschestextarchiv.de/book/show/goethe_faust01_1808}}

@article{watson1953dna,
  author = {Watson, J. D. and Crick, F. H. C.},
  title = {Molecular Structure of Nucleic Acids: A Structure for Deoxyribose Nucleic Acid},
  journal = {Nature}, volume = 171, number = 4356, pages = {737--738}, year = 1953, month = apr, day = 25,
  doi = {10.1038/171737a0}, pmid = {13054692}
}

@article{aad2012higgs,
  author = {Aad, G. and others}, collaboration = {ATLAS},
  title = {Observation of a New Particle in the Search for the {Standard Model} {Higgs} Boson with the {ATLAS} Detector at the {LHC}},
  journal = {Phys.\ Lett.\ B}, volume = {716}, pages = {1--29}, year = {2012}, eprint = {1207.7214}, archiveprefix = {arXiv},
  doi = {10.1016/j.physletb.2012.08.020}
}

@book{strunk2000elements,
  author = {Strunk, Jr., William and White, E. B.}, title = {The Elements of Style}, edition = {Fourth},
  publisher = {Allyn and Bacon}, address = {Boston}, year = {2000}, isbn = {0-205-30902-X}
}

@software{pandoc, author = {MacFarlane, John}, title = {Pandoc}, version = {3.1}, date = {2023}, url = {https://pandoc.org}}

@proceedings{icml2015,
  editor = {Bach, Francis and Blei, David}, title = {Proceedings of the 32nd International Conference on Machine Learning},
  year = 2015, series = {Proceedings of Machine Learning Research}, volume = 37, publisher = {PMLR}, address = {Lille, France}
}

@inproceedings{ioffe2015batch,
  author = {Ioffe, Sergey and Szegedy, Christian},
  title = {Batch Normalization: Accelerating Deep Network Training by Reducing Internal Covariate Shift},
  pages = {448--456}, crossref = {icml2015}
}

@article{haldane1927enzymes,
  author = {Briggs, George Edward and Haldane, John Burdon Sanderson},
  title = {A Note on the Kinetics of Enzyme Action: $V_{max}$ and {pH}}, journal = {Biochemical Journal},
  volume = {19}, number = {2}, pages = {338--339}, year = {1925}, doi = {10.1042/bj0190338}, pmcid = {PMC1259181}
}

@misc{rfc2616, author = {{Internet Engineering Task Force}}, title = {Hypertext Transfer Protocol -- {HTTP/1.1}}, howpublished = {RFC 2616}, year = 1999, month = jun}
`;
