package print

import (
	"crypto/sha256"
	"encoding/xml"
	"fmt"
	"strings"

	"github.com/carlos7ags/folio/core"

	"gouji.app/model/paper"
)

// tags is the structure of a document (ISO 32000-1, 14.7 and 14.8) being made: which
// marked content on which page belongs to which element.
type tags struct {
	d     *document
	marks map[*paper.Element][]mark
	next  []int                                // the next mark of each page
	above []map[int]*core.PdfIndirectReference // of each page: the element of each mark
}

type mark struct{ page, id int }

func newTags(d *document) *tags { return &tags{d: d, marks: map[*paper.Element][]mark{}} }

// mark gives content on a page to an element.
func (t *tags) mark(e *paper.Element, page int) int {
	for len(t.next) <= page {
		t.next = append(t.next, 0)
	}
	id := t.next[page]
	t.next[page]++
	t.marks[e] = append(t.marks[e], mark{page, id})
	return id
}

// tagOf is the standard structure type of an element (14.8.4).
func tagOf(e *paper.Element) string {
	switch e.Kind {
	case paper.Document:
		return "Document"
	case paper.Heading:
		return fmt.Sprintf("H%d", e.Level)
	case paper.Table:
		return "Table"
	case paper.Row:
		return "TR"
	case paper.Head:
		return "TH"
	case paper.Data:
		return "TD"
	}
	return "P"
}

// tree makes the structure and the way back from marks to elements.
func (t *tags) tree(root *paper.Element) *core.PdfIndirectReference {
	top := dict(field{"Type", name("StructTreeRoot")})
	topRef := t.d.add(top)
	t.above = make([]map[int]*core.PdfIndirectReference, len(t.d.pages))
	for i := range t.above {
		t.above[i] = map[int]*core.PdfIndirectReference{}
	}
	top.Set("K", t.element(root, topRef))
	numbers := list()
	for page, elements := range t.above {
		kids := list()
		for id := range len(elements) {
			kids.Add(elements[id])
		}
		numbers.Add(number(page))
		numbers.Add(t.d.add(kids))
	}
	top.Set("ParentTree", t.d.add(dict(field{"Nums", numbers})))
	top.Set("ParentTreeNextKey", number(len(t.above)))
	return topRef
}

func (t *tags) element(e *paper.Element, parent *core.PdfIndirectReference) *core.PdfIndirectReference {
	out := dict(field{"Type", name("StructElem")}, field{"S", name(tagOf(e))}, field{"P", parent})
	ref := t.d.add(out)
	kids := list()
	for _, m := range t.marks[e] {
		kids.Add(dict(field{"Type", name("MCR")}, field{"Pg", t.d.pages[m.page]}, field{"MCID", number(m.id)}))
		t.above[m.page][m.id] = ref
	}
	for _, kid := range e.Kids {
		kids.Add(t.element(kid, ref))
	}
	out.Set("K", kids)
	switch e.Kind {
	case paper.Table:
		if e.About != "" {
			out.Set("Alt", text(e.About))
		}
	case paper.Head, paper.Data:
		attributes := dict(field{"O", name("Table")}, field{"RowSpan", number(e.RowSpan)}, field{"ColSpan", number(e.ColSpan)})
		if e.Kind == paper.Head {
			attributes.Set("Scope", name(scope(e)))
		}
		out.Set("A", attributes)
	}
	return ref
}

// scope says whether a head names what is below it or beside it: those over several
// columns stand above.
func scope(e *paper.Element) string {
	if e.Beside {
		return "Row"
	}
	return "Column"
}

// metadata tells title and language (XMP, ISO 16684-1). Nothing tells who wrote it, when
// and on which machine.
func metadata(title string) *core.PdfStream {
	var escaped strings.Builder
	_ = xml.EscapeText(&escaped, []byte(title)) // a builder takes everything
	s := core.NewPdfStream([]byte(`<?xpacket begin="` + "\ufeff" + `" id="W5M0MpCehiHzreSzNTczkc9d"?>
<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#"><rdf:Description rdf:about="" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:xmp="http://ns.adobe.com/xap/1.0/"><dc:title><rdf:Alt><rdf:li xml:lang="x-default">` +
		escaped.String() + `</rdf:li></rdf:Alt></dc:title><dc:language><rdf:Bag><rdf:li>zh-CN</rdf:li></rdf:Bag></dc:language><xmp:CreatorTool>勾稽</xmp:CreatorTool></rdf:Description></rdf:RDF></x:xmpmeta>
<?xpacket end="w"?>`))
	s.Dict.Set("Type", name("Metadata"))
	s.Dict.Set("Subtype", name("XML"))
	return s
}

// fingerprint is a mark of the content, in hexadecimal digits.
func fingerprint(content []byte) string {
	sum := sha256.Sum256(content)
	return fmt.Sprintf("%X", sum[:16])
}
