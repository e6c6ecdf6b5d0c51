package collect_test

import (
	"archive/zip"
	"bytes"
	"context"
	"encoding/base64"
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"golang.org/x/text/encoding/simplifiedchinese"

	"gouji.app/export"
	"gouji.app/export/collect"
	"gouji.app/model"
	"gouji.app/model/collection"
	"gouji.app/model/form"
	"gouji.app/model/rollup"
)

// A desk is one collector at one machine.
type desk struct {
	t     *testing.T
	path  string
	local string
	name  string
}

func newDesk(t *testing.T, units ...string) desk {
	t.Helper()
	d := desk{t, filepath.Join(t.TempDir(), "汇总"), t.TempDir(), "张三"}
	if err := collect.Create(d.path, collection.Head{Title: "汇总", Government: "示例县人民政府", Year: 2025, Edition: form.Gongkai2021().ID}); err != nil {
		t.Fatal(err)
	}
	var events []collection.Event
	for i, name := range units {
		events = append(events, collection.Event{Kind: collection.Entry, Roster: &collection.Unit{ID: fmt.Sprint("u", i+1), Number: i + 1, Name: name}})
	}
	d.record(events...)
	return d
}

func (d desk) open() *collect.Folder {
	d.t.Helper()
	f, err := collect.Open(d.path, collect.Options{Form: form.Gongkai2021(), Name: d.name, Host: "PC03", Local: d.local, Version: "1", Now: time.Now})
	if err != nil {
		d.t.Fatal(err)
	}
	return f
}

func (d desk) record(events ...collection.Event) {
	d.t.Helper()
	if err := d.open().Record(events...); err != nil {
		d.t.Fatal(err)
	}
}

func (d desk) project() (*collect.Folder, *collection.Project) {
	d.t.Helper()
	f := d.open()
	p, err := f.Project(context.Background())
	if err != nil {
		d.t.Fatal(err)
	}
	return f, p
}

// add takes files in and says what became of each.
func (d desk) add(sources ...string) (string, collect.Summary) {
	d.t.Helper()
	var out strings.Builder
	in := collect.Intake{Folder: d.open(), Each: func(t collect.Taken) {
		fmt.Fprintf(&out, "%s|%s|%s%s%s\n", t.Name, t.Unit, t.Match.Note, t.Refusal, t.Lost)
	}}
	sum, err := in.Add(context.Background(), sources)
	if err != nil {
		d.t.Fatal(err)
	}
	return out.String(), sum
}

// states is how the project stands, as text.
func (d desk) states() string {
	d.t.Helper()
	f, p := d.project()
	var out strings.Builder
	for _, s := range p.Units {
		fmt.Fprintf(&out, "%s %v %d %v", s.Name, s.State, s.Rounds, s.Flags())
		if s.Current != nil {
			fmt.Fprintf(&out, " %s %d", s.Current.Hash, s.Current.Blank)
		}
		fmt.Fprintln(&out)
	}
	for _, file := range p.Unclaimed {
		fmt.Fprintln(&out, file.Name, file.Refusal)
	}
	for _, s := range rollup.Add(form.Gongkai2021(), rollup.Read(form.Gongkai2021(), f.Units(p, false))) {
		fmt.Fprintln(&out, s.Cell.Ref, s.Total, len(s.Holes))
	}
	return out.String()
}

// report is a unit's report with some number of requests.
func report(unit string, year, requests int) *model.Report {
	r := model.New(form.Gongkai2021())
	r.SetText(form.UnitRef(form.UnitName), unit)
	r.SetText(form.UnitRef(form.UnitYear), fmt.Sprint(year))
	for _, c := range r.Form.Cells() {
		r.SetText(c.Ref, "0")
	}
	for _, at := range []string{"requests/new/person", "requests/new/total", "requests/granted/person", "requests/granted/total", "requests/handled/person", "requests/handled/total"} {
		ref, _ := form.ParseRef(at)
		r.SetText(ref, fmt.Sprint(requests))
	}
	return r
}

// written is a report as a file of the format of its name.
func written(t testing.TB, name string, r *model.Report) []byte {
	t.Helper()
	path := filepath.Join(t.TempDir(), "x"+filepath.Ext(name))
	if err := export.Save(path, r); err != nil {
		t.Fatal(err)
	}
	data, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	return data
}

func put(t testing.TB, path string, data []byte) string {
	t.Helper()
	if err := os.MkdirAll(filepath.Dir(path), 0o755); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(path, data, 0o644); err != nil {
		t.Fatal(err)
	}
	return path
}

// zipped packs files with names in GB18030, as Chinese Windows does.
func zipped(t testing.TB, files map[string][]byte) []byte {
	t.Helper()
	var b bytes.Buffer
	z := zip.NewWriter(&b)
	for name, data := range files {
		gb, err := simplifiedchinese.GB18030.NewEncoder().String(name)
		if err != nil {
			t.Fatal(err)
		}
		w, err := z.CreateHeader(&zip.FileHeader{Name: gb, NonUTF8: true, Method: zip.Deflate})
		if err == nil {
			_, err = w.Write(data)
		}
		if err != nil {
			t.Fatal(err)
		}
	}
	if err := z.Close(); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

// A zip of 37 units in several formats: each is claimed or listed, nothing refused as a
// whole.
func TestZipOfManyUnits(t *testing.T) {
	var units []string
	files := map[string][]byte{"报送/~$锁.docx": []byte("x"), "报送/说明.rar": []byte("Rar!\x1a\x07"), "报送/Thumbs.db": []byte("x")}
	for i := range 37 {
		unit := fmt.Sprintf("示例县第%s局", strings.Repeat("一二三四五六七八九十"[3*(i%10):3*(i%10)+3], 1+i/10))
		units = append(units, unit)
		name := "报送/" + unit + []string{".docx", ".xlsx", ".txt", ".html"}[i%4]
		files[name] = written(t, name, report(unit, 2025, i))
	}
	files["报送/里层.zip"] = zipped(t, map[string][]byte{"示例县审计局.txt": written(t, "x.txt", report("示例县审计局", 2025, 5))})
	units = append(units, "示例县审计局")
	d := newDesk(t, units...)
	out, sum := d.add(put(t, filepath.Join(t.TempDir(), "三十七家.zip"), zipped(t, files)))
	if sum != (collect.Summary{Claimed: 38, Unread: 1}) {
		t.Fatalf("%+v\n%s", sum, out)
	}
	if !strings.Contains(out, "报送/说明.rar||") || !strings.Contains(out, "RAR") {
		t.Errorf("the rar is not named: %s", out)
	}
	if _, again := d.add(filepath.Join(t.TempDir(), "无")); again.Lost != 1 {
		t.Errorf("a missing file: %+v", again)
	}
	if s := d.states(); !strings.Contains(s, "requests/new/total 671 0\n") {
		t.Error(s)
	}
}

// Deleting the cache changes nothing; neither does another version of the program.
func TestCacheMayBeDeleted(t *testing.T) {
	d := newDesk(t, "示例县审计局", "示例县财政局", "示例县民政局")
	src := t.TempDir()
	put(t, filepath.Join(src, "a.xlsx"), written(t, "a.xlsx", report("示例县审计局", 2025, 4)))
	blank := report("示例县财政局", 2025, 14)
	blank.SetText(form.Ref{Section: "requests", Row: "partly-granted", Col: "person"}, "")
	put(t, filepath.Join(src, "b.docx"), written(t, "b.docx", blank))
	put(t, filepath.Join(src, "c.pdf"), []byte("%PDF-1.4 坏"))
	d.add(src)
	want := d.states()
	d.local = t.TempDir()
	if got := d.states(); got != want {
		t.Errorf("without cache:\n%s\nwant\n%s", got, want)
	}
	if err := os.WriteFile(filepath.Join(d.local, d.open().Head.ID, "read.jsonl"), []byte("{\"hash\":\n\x00坏"), 0o644); err != nil {
		t.Fatal(err)
	}
	if got := d.states(); got != want {
		t.Errorf("with a damaged cache:\n%s", got)
	}
}

// Copies that a synchronising service made of journals change nothing; torn and damaged
// lines are left out, and damage is named.
func TestJournalsOfLife(t *testing.T) {
	d := newDesk(t, "示例县审计局", "示例县财政局")
	d.add(put(t, filepath.Join(t.TempDir(), "a.xlsx"), written(t, "a.xlsx", report("示例县审计局", 2025, 4))))
	want := d.states()
	own, err := filepath.Glob(filepath.Join(d.path, collect.Journals, "*.jsonl"))
	if err != nil || len(own) != 1 {
		t.Fatalf("%v %v", own, err)
	}
	data, err := os.ReadFile(own[0])
	if err != nil {
		t.Fatal(err)
	}
	put(t, strings.TrimSuffix(own[0], ".jsonl")+"-DESKTOP-AB1.jsonl", data[:len(data)/2])
	put(t, strings.TrimSuffix(own[0], ".jsonl")+".sync-conflict-20260119.jsonl", append([]byte("\ufeff"), data...))
	if got := d.states(); got != want {
		t.Errorf("with copies:\n%s\nwant\n%s", got, want)
	}
	if n := len(d.open().Damage); n != 0 {
		t.Errorf("%d damaged lines in copies that were cut", n)
	}
	put(t, own[0], append(append([]byte("{\"v\":1,坏}\n"), data...), []byte(`{"v":1,"id":"torn`)...))
	if got := d.states(); got != want {
		t.Errorf("with damage:\n%s", got)
	}
	if x := d.open().Damage; len(x) != 1 || x[0].Line != 1 {
		t.Errorf("damage %v", x)
	}
	d.record(collection.Event{Kind: collection.Exempt, Unit: "u2", Reason: "垂管"})
	_, p := d.project()
	if p.Unit("u2").State != collection.Excused {
		t.Error("what was written behind a torn line is lost")
	}
}

func TestNewerProjectIsOnlyRead(t *testing.T) {
	d := newDesk(t, "示例县审计局")
	newer := collection.Event{V: collection.Schema + 1, ID: "z", N: 9, Kind: "teleport"}
	put(t, filepath.Join(d.path, collect.Journals, "李四-PC04-aaaaaa.jsonl"), newer.Line())
	f, p := d.project()
	if f.ReadOnly == "" || len(p.Units) != 1 {
		t.Errorf("%q, %d units", f.ReadOnly, len(p.Units))
	}
	var no *model.Refusal
	if err := f.Record(collection.Event{Kind: collection.Exempt, Unit: "u1"}); !errors.As(err, &no) || !strings.Contains(no.Message, "只能查看") {
		t.Error(err)
	}
}

// While the share is gone events wait on this machine and hold; they are written when it
// is back.
func TestShareGone(t *testing.T) {
	d := newDesk(t, "示例县审计局")
	f := d.open()
	away := d.path + "断开"
	if err := os.Rename(d.path, away); err != nil {
		t.Fatal(err)
	}
	if err := f.Record(collection.Event{Kind: collection.Exempt, Unit: "u1", Reason: "垂管"}); err != nil {
		t.Fatal(err)
	}
	if f.Waiting() != 1 {
		t.Fatalf("%d events wait", f.Waiting())
	}
	if p, err := f.Project(context.Background()); err != nil || p.Unit("u1").State != collection.Excused {
		t.Errorf("what waits does not hold: %v", err)
	}
	if _, err := os.Stat(d.path); err == nil {
		t.Error("the folder was made anew")
	}
	if err := os.Rename(away, d.path); err != nil {
		t.Fatal(err)
	}
	g, p := d.project()
	if g.Waiting() != 0 || p.Unit("u1").State != collection.Excused {
		t.Errorf("%d events wait still, %v", g.Waiting(), p.Unit("u1").State)
	}
	other := desk{t, d.path, t.TempDir(), "李四"}
	if _, p := other.project(); p.Unit("u1").State != collection.Excused {
		t.Error("a colleague does not see it")
	}
}

// What a killed program staged without an event is taken in by the next scan, once.
func TestOrphanIsTakenIn(t *testing.T) {
	d := newDesk(t, "示例县审计局")
	data := written(t, "a.xlsx", report("示例县审计局", 2025, 4))
	src := put(t, filepath.Join(t.TempDir(), "a.xlsx"), data)
	d.add(src)
	if err := os.RemoveAll(filepath.Join(d.path, collect.Journals)); err != nil {
		t.Fatal(err)
	}
	if err := os.Mkdir(filepath.Join(d.path, collect.Journals), 0o755); err != nil {
		t.Fatal(err)
	}
	d.record(collection.Event{Kind: collection.Entry, Roster: &collection.Unit{ID: "u1", Number: 1, Name: "示例县审计局"}})
	f, p := d.project()
	orphans := f.Orphans(p)
	if len(orphans) != 1 {
		t.Fatalf("orphans %v", orphans)
	}
	in := collect.Intake{Folder: f, Each: func(collect.Taken) {}}
	if sum, err := in.Adopt(context.Background(), p, orphans); err != nil || sum.Claimed != 1 {
		t.Errorf("%v %v", sum, err)
	}
	f, p = d.project()
	if p.Unit("u1").State != collection.Came || len(f.Orphans(p)) != 0 || len(f.Verify(context.Background(), p)) != 0 {
		t.Errorf("%v %v", p.Unit("u1").State, f.Verify(context.Background(), p))
	}
}

// A received file that was changed since no longer counts as what it was.
func TestChangedFileIsNamed(t *testing.T) {
	d := newDesk(t, "示例县审计局")
	d.add(put(t, filepath.Join(t.TempDir(), "a.txt"), written(t, "a.txt", report("示例县审计局", 2025, 4))))
	f, p := d.project()
	at := filepath.Join(d.path, filepath.FromSlash(p.Files[0].Paths[0]))
	if info, err := os.Stat(at); err != nil || info.Mode().Perm()&0o222 != 0 {
		t.Errorf("a received file can be written: %v %v", info.Mode(), err)
	}
	if err := os.Chmod(at, 0o644); err != nil {
		t.Fatal(err)
	}
	put(t, at, []byte("改过"))
	if faults := f.Verify(context.Background(), p); len(faults) != 1 || !strings.Contains(faults[0].Message, "被改动过") {
		t.Errorf("%v", faults)
	}
}

// Stopping between two files leaves what was taken in; going on takes in the rest.
func TestStopAndGoOn(t *testing.T) {
	var units []string
	src := t.TempDir()
	for i := range 60 {
		unit := fmt.Sprintf("示例县%c局", '一'+rune(i))
		units = append(units, unit)
		put(t, filepath.Join(src, fmt.Sprintf("%02d.txt", i)), written(t, "x.txt", report(unit, 2025, i)))
	}
	d := newDesk(t, units...)
	ctx, stop := context.WithCancel(context.Background())
	n := 0
	in := collect.Intake{Folder: d.open(), Each: func(collect.Taken) {
		if n++; n == 5 {
			stop()
		}
	}}
	first, err := in.Add(ctx, []string{src})
	if !errors.Is(err, context.Canceled) || first.Claimed < 5 || first.Claimed == 60 {
		t.Fatalf("%+v %v", first, err)
	}
	_, rest := d.add(src)
	if rest.Claimed+first.Claimed != 60 || rest.Same != first.Claimed {
		t.Errorf("%+v then %+v", first, rest)
	}
}

// A mail's attachments come with who sent them; one that Outlook alone can open is refused
// by its name.
func TestMail(t *testing.T) {
	d := newDesk(t, "示例县审计局")
	body := "From: =?GB2312?B?" + gb("审计局") + "?= <a@example.gov.cn>\r\nDate: Mon, 19 Jan 2026 10:00:00 +0800\r\nMIME-Version: 1.0\r\n" +
		"Content-Type: multipart/mixed; boundary=B\r\n\r\n--B\r\nContent-Type: text/plain\r\n\r\n附件请查收\r\n" +
		"--B\r\nContent-Type: application/octet-stream; name=\"=?GB2312?B?" + gb("年报.txt") + "?=\"\r\nContent-Transfer-Encoding: base64\r\n\r\n" +
		base64.StdEncoding.EncodeToString(written(t, "a.txt", report("示例县审计局", 2025, 4))) + "\r\n" +
		"--B\r\nContent-Type: application/ms-tnef; name=winmail.dat\r\nContent-Transfer-Encoding: base64\r\n\r\neHh4\r\n--B--\r\n"
	out, sum := d.add(put(t, filepath.Join(t.TempDir(), "来信.eml"), []byte(body)))
	if sum.Claimed != 1 || sum.Unread != 1 || !strings.Contains(out, "winmail.dat，打不开") {
		t.Fatalf("%+v %s", sum, out)
	}
	_, p := d.project()
	if from := p.Unit("u1").Files[0].From; from != "来信.eml（审计局 <a@example.gov.cn> 2026-01-19）" {
		t.Error(from)
	}
}

func gb(s string) string {
	out, _ := simplifiedchinese.GB18030.NewEncoder().String(s)
	return base64.StdEncoding.EncodeToString([]byte(out))
}

// Bombs, encrypted members, broken zips and zips in zips in zips are named, and what came
// is kept.
func TestHostileZips(t *testing.T) {
	deep := zipped(t, map[string][]byte{"a.txt": []byte("x")})
	for range 4 {
		deep = zipped(t, map[string][]byte{"又一层.zip": deep})
	}
	var bomb bytes.Buffer
	z := zip.NewWriter(&bomb)
	w, _ := z.Create("大.txt")
	if _, err := io.CopyN(w, zeros{}, 200<<20); err != nil || z.Close() != nil {
		t.Fatal(err)
	}
	locked := zipped(t, map[string][]byte{"密.txt": []byte("secret text")})
	for i := range locked { // the flag in both heads of the member
		if bytes.HasPrefix(locked[i:], []byte("PK\x03\x04")) {
			locked[i+6] |= 1
		} else if bytes.HasPrefix(locked[i:], []byte("PK\x01\x02")) {
			locked[i+8] |= 1
		}
	}
	for name, c := range map[string]struct {
		data []byte
		want string
	}{
		"多层.zip": {deep, "多层的压缩文件"},
		"炸弹.zip": {bomb.Bytes(), "上限"},
		"加密.zip": {locked, "设有密码"},
		"断.zip":  {zipped(t, map[string][]byte{"a.txt": bytes.Repeat([]byte("年报"), 999)})[:100], "不完整"},
	} {
		d := newDesk(t, "示例县审计局")
		out, sum := d.add(put(t, filepath.Join(t.TempDir(), name), c.data))
		if !strings.Contains(out, c.want) || sum.Claimed != 0 {
			t.Errorf("%s: %s", name, out)
		}
		if _, p := d.project(); len(p.Unclaimed) != 1 {
			t.Errorf("%s: %d files are kept", name, len(p.Unclaimed))
		}
	}
}

type zeros struct{}

func (zeros) Read(p []byte) (int, error) { clear(p); return len(p), nil }

// Names that no file system takes are made harmless; the name as it came stands in the
// record.
func TestNamesOnDisk(t *testing.T) {
	d := newDesk(t, "示例县审计局")
	data := written(t, "a.txt", report("示例县审计局", 2025, 4))
	for i, name := range []string{"../../出去.txt", "CON.txt", "a\u202etxt.exe", "=cmd.txt", strings.Repeat("长", 90) + ".txt", "尾.. .txt"} {
		d.add(put(t, filepath.Join(t.TempDir(), "x.zip"), zipped2(t, name, append(data, bytes.Repeat([]byte("\n"), i+1)...))))
	}
	_, p := d.project()
	for _, f := range p.Files {
		base := filepath.Base(f.Paths[0])
		if !strings.HasPrefix(f.Paths[0], collect.Filed+"/001 ") || len([]rune(base)) > 75 || strings.ContainsAny(base, "\u202e<>:\"|?*") || strings.Contains(base, "..") {
			t.Errorf("%q is kept as %q", f.Name, f.Paths[0])
		}
		if _, err := os.Stat(filepath.Join(d.path, filepath.FromSlash(f.Paths[0]))); err != nil {
			t.Error(err)
		}
	}
	if len(p.Files) != 6 {
		t.Errorf("%d files", len(p.Files))
	}
}

func zipped2(t *testing.T, name string, data []byte) []byte {
	var b bytes.Buffer
	z := zip.NewWriter(&b)
	w, err := z.Create(name)
	if err == nil {
		_, err = w.Write(data)
	}
	if err = errors.Join(err, z.Close()); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}
