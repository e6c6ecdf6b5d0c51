package main

import (
	"cmp"
	"errors"
	"fmt"
	"net/url"
	"os"
	"os/user"
	"path/filepath"
	"time"

	"gouji.app/export/lock"
	"gouji.app/model"
	"gouji.app/ui/desk"
)

// holding locks files for this user, whose settings are in the folder state.
func holding(state string) func(path string, anyway bool) (func(), error) {
	me := lock.Holder{Profile: (&url.URL{Scheme: "file", Path: filepath.ToSlash(state)}).String()}
	if u, err := user.Current(); err == nil {
		me.User = cmp.Or(u.Name, u.Username)
	}
	me.Host, _ = os.Hostname()
	return func(path string, anyway bool) (func(), error) {
		take := lock.Take
		if anyway {
			take = lock.Seize
		}
		l, err := take(path, me, time.Now())
		var held *lock.Held
		switch {
		case errors.As(err, &held) && held.Left:
			return nil, &desk.Abandoned{Message: leftMessage(path, held.By)}
		case errors.As(err, &held):
			return nil, &model.Refusal{Message: heldMessage(path, held), Cause: err}
		case err != nil:
			return nil, err
		}
		return func() {
			if err := l.Release(); err != nil {
				complain("releasing a file", err)
			}
		}, nil
	}
}

// heldMessage names who works on a file and what can be done.
func heldMessage(path string, h *lock.Held) string {
	name := model.ShownName(path)
	if h.Here {
		return fmt.Sprintf("“%s”已在另一个窗口中打开；请到那个窗口编辑，或打开副本。", name)
	}
	return fmt.Sprintf("“%s”正由%s打开%s。可以打开副本，另存后再合并；如果确知对方已经关闭，可以仍然编辑。", name, who(h.By), since(h.By))
}

// leftMessage names who worked on a file and did not close it.
func leftMessage(path string, by lock.Holder) string {
	return fmt.Sprintf("“%s”曾由%s打开%s，没有正常关闭，留下了锁定标记；现在已经没有程序在使用它，可以继续编辑。", model.ShownName(path), who(by), since(by))
}

func who(h lock.Holder) string {
	who := "其他人"
	if h.User != "" {
		who = "“" + model.Shown(h.User) + "”"
	}
	if h.Host != "" {
		who += "在电脑“" + model.Shown(h.Host) + "”上"
	}
	return who
}

func since(h lock.Holder) string {
	date, err := time.Parse("02.01.2006 15:04", h.Date)
	if err != nil {
		return ""
	}
	return date.Format("（2006年1月2日 15:04 起）")
}
