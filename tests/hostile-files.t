#!/bin/sh
# Ways to cheat with the files themselves: databases that are not ours, folders
# with parts taken away, packages of another agency or for another expert.
. "$srcdir/tests/lib.sh"
. "$srcdir/tests/hostile.sh"
own_folder
hostile_call

# ---- folders of texts ----
"$auditor" unpack register.mita folder >/dev/null
rm folder/0008-ASSIGNMENT-AGENCY.txt
refused MISSING 'its text 0008-ASSIGNMENT-AGENCY.txt is not there' \
    "$auditor" verify folder
mkdir nothing
not_verified WHAT 'no records in this folder' nothing
# More than a register may be, and next to nothing on the disk.
mkdir heavy
for i in $(seq 1100); do echo heavy/$i-CALL-AGENCY.txt; done |
    xargs truncate -s 1048576
not_verified TOO-LARGE 'its files have more than 1073741824 bytes together' \
    heavy
rm -r heavy

# ---- databases ----
# spoilt FILE REASON PART STATEMENT: the bundle, and the register.
spoilt() {
	cp before/E-01.bundle E-01.bundle
	forged <<-END
		open E-01.bundle
		sql $3
		seal E-01 BUNDLE
	END
	kept_out "$1" "$2" E-01.bundle
	not_verified "$1" "$2" E-01.bundle
	again
	forged <<-END
		open register.mita
		sql $3
	END
	not_verified "$1" "$2" register.mita
	again
}
spoilt NOT-OURS 'mita-bundle(5)' 'PRAGMA application_id = 1'
spoilt VERSION 'newer' 'PRAGMA user_version = 99'
spoilt SCHEMA 'mita-bundle(5)' 'CREATE TABLE more (one INTEGER)'
spoilt SCHEMA 'mita-bundle(5)' 'CREATE VIEW more AS SELECT * FROM record'
cp before/E-01.bundle E-01.bundle
forged <<END
open E-01.bundle
sql PRAGMA ignore_check_constraints = ON
sql UPDATE record SET kind = ''
seal E-01 BUNDLE
END
kept_out DAMAGED 'the file is damaged (CHECK constraint failed in record)' E-01.bundle

# ---- the tables for asking ----
again
forged <<END
open register.mita
sql UPDATE line SET a1 = 'P-99' WHERE word = 'proposal'
END
said=$("$coordinator" check 2>&1)
has "edited tables are told" "$said" INDEX
again

# ---- packages ----
package() {
	cp before/E-01.package E-01.package
	{ echo open E-01.package; cat; } >steps
	forged <steps
}
opened() { refused "$1" "$2" "$expert" -w E-01 open E-01.package; }
package <<END
manifest stranger
seal stranger PACKAGE
END
opened WRONG-KEY "but your agency's key is"
cp before/E-02.package E-01.package
opened OTHER-EXPERT 'it is for expert E-02'
package <<END
take ADMISSION,expert=E-01
set expert = E-09
sign agency
over
manifest agency
seal agency PACKAGE
END
opened BINDING "ADMISSION: this key is another expert's"
package <<END
sql DELETE FROM document
seal agency PACKAGE
END
opened MANIFEST 'documents and the file holds 0, or others'
package <<END
take PROPOSAL,proposal=P-02
text title = Another title
over
manifest agency
seal agency PACKAGE
END
opened SIGNATURE 'the signature does not fit'
(with_passphrase "$expert" -w E-09 enrol --name N --organisation O --kind business \
    --languages en --small-memory E-09.card) >/dev/null 2>&1
cp before/E-01.package E-01.package
refused NEW-KEY 'a key that this workspace has not met' \
    "$expert" -w E-09 open E-01.package
refused WRONG-KEY 'do not use this file, telephone the agency' \
    "$expert" -w E-09 open --agency 0000-0000-0000-0000 E-01.package

done_testing
