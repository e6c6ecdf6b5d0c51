package match

import (
	"regexp"
	"strings"

	"gouji.app/model"
	"gouji.app/model/page"
)

// simplified is the simplified form of a traditional character that stands in labels,
// headings and names of bodies; any other rune stays. Both forms take as many bytes.
func simplified(r rune) rune {
	if r < '一' || r > '龥' {
		return r
	}
	switch r {
	case '檔':
		return '档'
	case '訊':
		return '讯'
	case '資':
		return '资'
	case '係':
		return '系'
	case '個':
		return '个'
	case '內':
		return '内'
	case '動':
		return '动'
	case '務':
		return '务'
	case '區':
		return '区'
	case '問':
		return '问'
	case '單':
		return '单'
	case '國':
		return '国'
	case '執':
		return '执'
	case '報':
		return '报'
	case '審':
		return '审'
	case '屆':
		return '届'
	case '屬':
		return '属'
	case '廢':
		return '废'
	case '廳':
		return '厅'
	case '強':
		return '强'
	case '後':
		return '后'
	case '復':
		return '复'
	case '據':
		return '据'
	case '數':
		return '数'
	case '於':
		return '于'
	case '會':
		return '会'
	case '業':
		return '业'
	case '構':
		return '构'
	case '機':
		return '机'
	case '權':
		return '权'
	case '決':
		return '决'
	case '沒':
		return '没'
	case '況':
		return '况'
	case '為':
		return '为'
	case '無':
		return '无'
	case '獲':
		return '获'
	case '現':
		return '现'
	case '當':
		return '当'
	case '發':
		return '发'
	case '確':
		return '确'
	case '種':
		return '种'
	case '穩':
		return '稳'
	case '糾':
		return '纠'
	case '納':
		return '纳'
	case '組':
		return '组'
	case '結':
		return '结'
	case '經':
		return '经'
	case '維':
		return '维'
	case '縣':
		return '县'
	case '總':
		return '总'
	case '織':
		return '织'
	case '繳':
		return '缴'
	case '繼':
		return '继'
	case '續':
		return '续'
	case '罰':
		return '罚'
	case '與':
		return '与'
	case '舉':
		return '举'
	case '萬':
		return '万'
	case '處':
		return '处'
	case '補':
		return '补'
	case '製':
		return '制'
	case '複':
		return '复'
	case '規':
		return '规'
	case '計':
		return '计'
	case '訟':
		return '讼'
	case '訪':
		return '访'
	case '許':
		return '许'
	case '訴':
		return '诉'
	case '詢':
		return '询'
	case '認':
		return '认'
	case '請':
		return '请'
	case '議':
		return '议'
	case '護':
		return '护'
	case '費':
		return '费'
	case '轉':
		return '转'
	case '辦':
		return '办'
	case '這':
		return '这'
	case '進':
		return '进'
	case '過':
		return '过'
	case '鄉':
		return '乡'
	case '鎮':
		return '镇'
	case '開':
		return '开'
	case '關':
		return '关'
	case '項':
		return '项'
	case '題':
		return '题'
	case '額':
		return '额'
	case '類':
		return '类'
	case '體':
		return '体'
	}
	return r
}

// noteTraditional says so where a page is written in traditional characters, as pages
// of mirror sites are.
func (d *document) noteTraditional(p *page.Page) {
	const several = 20 // more than names and quotations have
	found := 0
	count := func(text string) {
		for _, r := range text {
			if simplified(r) != r {
				found++
			}
		}
	}
	for _, part := range p.Parts {
		for _, it := range part.Items {
			count(it.Text)
			if it.Table != nil {
				for _, c := range it.Table.Cells {
					count(c.Text)
				}
			}
		}
	}
	if found >= several {
		d.notes = append(d.notes, model.Note{Message: "文件使用繁体字：标题和栏目按规定的简体字识别，文字部分保留原文"})
	}
}

// unglossed takes the readings of characters out of a label: 規(guī)章.
func unglossed(s string) string {
	if !strings.ContainsFunc(s, latin) {
		return s
	}
	return gloss.ReplaceAllString(s, "")
}

// latin says that a rune may be in the reading of a character.
func latin(r rune) bool { return r >= 'a' && r <= 'z' || r >= 'à' && r <= 'ǜ' }

var gloss = regexp.MustCompile(`[(（][a-zāáǎàēéěèīíǐìōóǒòūúǔùǖǘǚǜü]{1,6}[)）]`)

// ours writes words of folded letters that readers elsewhere call otherwise as the form
// does.
func ours(letters string) string {
	if !strings.Contains(letters, "档案") && !strings.Contains(letters, "资讯") {
		return letters
	}
	return elsewhere.Replace(letters)
}

var elsewhere = strings.NewReplacer("档案", "文件", "资讯", "信息")
