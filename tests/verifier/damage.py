#!/usr/bin/env python3
# Damage files in many ways, and see that verifier.py and mita-auditor say the
# same of each: right or wrong.
#
#	damage.py AUDITOR N SEED FOLDER
#
# FOLDER has a register, a published folder, bundles, packages and cards.
import glob, os, random, shutil, sqlite3, subprocess, sys
sys.dont_write_bytecode = True
sys.path.insert(0, os.path.dirname(os.path.abspath(__file__)))
import verifier

auditor, n, seed, home = sys.argv[1], int(sys.argv[2]), sys.argv[3], sys.argv[4]
dice = random.Random(seed)
FLIPS = [b"0", b"9", b"A", b"\n", b" ", b"-", b"\xff", b"\0"]


def flip(data):
	data, at = bytearray(data), dice.randrange(len(data))
	how = dice.randrange(4)
	if how == 0:
		data[at] ^= 1 << dice.randrange(8)
	elif how == 1:
		data[at:at + 1] = dice.choice(FLIPS)
	elif how == 2:
		del data[at]
	else:
		data[at:at] = dice.choice(FLIPS)
	return bytes(data)


def in_register(path):
	"""One thing done to a register in SQL, as who has no key can do it."""
	db = sqlite3.connect(path)
	rows = db.execute("SELECT idx FROM record").fetchall()
	a, b = [dice.choice(rows)[0] for _ in range(2)]
	column = dice.choice(["text", "minisig"])
	old = db.execute("SELECT %s FROM record WHERE idx = ?" % column, (a,)).fetchone()[0]
	how, do = dice.randrange(8), db.execute
	if how < 3:
		new = flip(old.encode() if column == "minisig" else old)
		if column == "minisig":
			new = new.decode("latin-1").replace("\0", "x")
		do("UPDATE record SET %s = ? WHERE idx = ?" % column, (new, a))
		if column == "text" and how > 0:
			do("UPDATE record SET digest = ? WHERE idx = ?", (verifier.sha(new), a))
	elif how == 3:
		do("DELETE FROM record WHERE idx = ?", (a,))
	elif how == 4:
		one, two = [do("SELECT minisig FROM record WHERE idx = ?", (x,)).fetchone()[0]
		    for x in (a, b)]
		do("UPDATE record SET minisig = ? WHERE idx = ?", (two, a))
		do("UPDATE record SET minisig = ? WHERE idx = ?", (one, b))
	elif how == 5:
		last = max(rows)[0]
		do("UPDATE record SET idx = ? WHERE idx = ?", (last + 1, a))
	elif how == 6:
		do("UPDATE record SET digest = ? WHERE idx = ?",
		    (verifier.sha(str(dice.random()).encode()), a))
	else:
		do(dice.choice(["CREATE TABLE more (x)", "PRAGMA user_version = 9",
		    "PRAGMA application_id = 7", "DROP TABLE document"]))
	db.commit()
	db.close()
	return "register %d %d %s" % (how, a, column)


def in_folder(path):
	inside = os.path.join(path, "records")
	name = dice.choice(sorted(x for x in os.listdir(inside) if x[0].isdigit() and
	    not x.endswith((".sshsig", ".pub"))))
	at, how = os.path.join(inside, name), dice.randrange(3)
	if how == 0:
		os.remove(at)
	elif how == 1:
		shutil.copy(os.path.join(inside, dice.choice([x for x in os.listdir(inside)
		    if x.endswith(name[-4:]) and x != name])), at)
	else:
		data = flip(open(at, "rb").read())
		open(at, "wb").write(data)
	return "folder %d %s" % (how, name)


def damage(work):
	kind = dice.choice(["register"] * 4 + ["folder"] * 2 + ["file"] * 3)
	if kind == "register":
		shutil.copy(os.path.join(home, "register.mita"), work)
		return in_register(work)
	if kind == "folder":
		shutil.copytree(os.path.join(home, "folder"), work)
		return in_folder(work)
	path = dice.choice(sorted(sum((glob.glob(os.path.join(home, g)) for g in
	    ("*.card", "*.bundle", "out/*.package")), [])))
	data = open(path, "rb").read()
	for _ in range(dice.choice([1, 1, 1, 2])):
		data = flip(data) if dice.random() < .9 else data[:dice.randrange(len(data))]
	open(work, "wb").write(data)
	return "file " + os.path.basename(path)


def judge(path):
	try:
		return [f[0] for f in verifier.check_file(path, None)]
	except verifier.Wrong as wrong:
		return [wrong.reason]
	except (sqlite3.Error, ValueError, OSError) as error:
		return ["DAMAGED"]


differ = wrong = 0
for i in range(n):
	work = "damaged"
	what = damage(work)
	verb = "audit" if what[0] in "r" or os.path.isdir(work) else "verify"
	said = subprocess.run([auditor, verb, work], capture_output=True, text=True)
	found = judge(work)
	theirs = [l.split()[1] for l in said.stdout.splitlines() if l.startswith("WRONG ")]
	if os.path.isdir(work):
		theirs = [r for r in theirs if r != "TABLE"]	# beside the records
	wrong += bool(found)
	if said.returncode not in (0, 1) or bool(theirs) != bool(found):
		differ += 1
		print("%s: mita-auditor %d %s, verifier %s" % (what, said.returncode,
		    theirs, found))
		shutil.rmtree("differs-%d" % differ, ignore_errors=True)
		os.rename(work, "differs-%d" % differ)
	elif os.path.isdir(work):
		shutil.rmtree(work)
	else:
		os.remove(work)
print("%d damaged, %d wrong, %d differ" % (n, wrong, differ))
sys.exit(differ > 0)
