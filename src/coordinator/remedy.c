/* What to tell the sender of a bundle that was refused. */
#include "config.h"

#include "mita/coordinator/remedy.h"

#include <string.h>

enum { REASONS_MAX = 11 };

/*
 * The sentence that an officer reads to the expert on the telephone, or
 * copies into a letter.  It says what to do, and blames nobody.
 */
static const struct {
	const char	*reasons[REASONS_MAX];
	const char	*english;
	const char	*lithuanian;
} remedies[] = {
	{ { "FORMAT", "SIGNATURE", "MANIFEST", "EDITED", "NOT-OURS", "SCHEMA",
	    "DAMAGED", "COMMENT", "TOO-SLOW", "MAC", "PAYLOAD" },
	    "The file did not arrive whole, or was changed on the way. Please"
	    " export it again, and send it as an attachment or on a USB stick"
	    " without opening it in another program.",
	    "Failas atėjo nepilnas arba pakeliui buvo pakeistas. Eksportuokite"
	    " jį iš naujo ir atsiųskite kaip priedą arba USB laikmenoje,"
	    " neatidarę jo kitoje programoje." },
	{ { "WHAT" },
	    "This is not the file with your evaluations. Please send the one"
	    " that the program writes when you export; its name ends in"
	    " .bundle.",
	    "Tai ne tas failas, kuriame Jūsų vertinimai. Atsiųskite tą, kurį"
	    " programa įrašo eksportuodama; jo pavadinimas baigiasi .bundle." },
	{ { "TOO-LARGE" },
	    "The file is too large to be the one with your evaluations. Please"
	    " export again and send only the file whose name ends in .bundle.",
	    "Failas per didelis, tai negali būti failas su Jūsų vertinimais."
	    " Eksportuokite iš naujo ir atsiųskite tik failą, kurio pavadinimas"
	    " baigiasi .bundle." },
	{ { "VERSION" },
	    "Nothing is wrong with your file: your program is newer than ours."
	    " We shall update it; please keep the file.",
	    "Jūsų failas geras: Jūsų programa naujesnė už mūsiškę. Ją"
	    " atnaujinsime; failą prašome išsaugoti." },
	{ { "UNKNOWN-KEY" },
	    "In this call we do not know the key that closed the file. Please"
	    " tell us the short name of your key, and see whether it is the"
	    " file of this call.",
	    "Šiame kvietime nepažįstame rakto, kuriuo failas užantspauduotas."
	    " Pasakykite savo rakto trumpąjį vardą ir patikrinkite, ar failas"
	    " tikrai šio kvietimo." },
	{ { "WRONG-CALL", "FOREIGN", "SIGNER", "LABEL", "OTHER-READER" },
	    "The file has statements of another call, or of another person."
	    " Please open your workspace of this call and export again.",
	    "Faile yra kito kvietimo arba kito asmens pareiškimų. Atverkite"
	    " šio kvietimo darbo vietą ir eksportuokite iš naujo." },
	{ { "REVOKED" },
	    "We ended the key you signed with, as agreed. Please enrol again,"
	    " send us the new card, and sign with the new key.",
	    "Rakto, kuriuo pasirašėte, galiojimą nutraukėme, kaip sutarta."
	    " Užsiregistruokite iš naujo, atsiųskite naują kortelę ir"
	    " pasirašykite nauju raktu." },
	{ { "CHAIN" },
	    "Something you signed before is not in this file. Please export"
	    " from the workspace in which you signed everything; it may be on"
	    " another computer or in a newer copy.",
	    "Faile trūksta to, ką pasirašėte anksčiau. Eksportuokite iš tos"
	    " darbo vietos, kurioje pasirašėte viską; ji gali būti kitame"
	    " kompiuteryje arba naujesnėje kopijoje." },
	{ { "BINDING" },
	    "Something in the file does not answer what we assigned to you."
	    " Please open the newest package we sent, sign again what it asks"
	    " for, and export.",
	    "Kažkas faile neatitinka to, ką Jums pavedėme. Atverkite naujausią"
	    " mūsų atsiųstą paketą, pasirašykite iš naujo, ko jis prašo, ir"
	    " eksportuokite." },
	{ { "LATE" },
	    "Your file came after the deadline. We keep it; an officer decides"
	    " whether it counts, and we shall tell you.",
	    "Jūsų failas gautas po termino. Jį išsaugojome; pareigūnas"
	    " nuspręs, ar vertinimas įskaitomas, ir Jums pranešime." },
	{ { "KNOWN" },
	    "We had all that is in this file before; you need not send it"
	    " again. If something is missing in it, sign it and export a new"
	    " file.",
	    "Viską, kas yra šiame faile, jau turėjome; iš naujo siųsti"
	    " nereikia. Jei jame ko nors trūksta, pasirašykite ir eksportuokite"
	    " naują failą." },
	{ { "FORK" },
	    "Two different statements of yours have the same place, as if you"
	    " had signed in two copies of your workspace. Please tell us which"
	    " one stands, and use only that copy.",
	    "Du skirtingi Jūsų pareiškimai užima tą pačią vietą, tarsi būtumėte"
	    " pasirašę dviejose darbo vietos kopijose. Pasakykite, kuris"
	    " galioja, ir toliau dirbkite tik toje kopijoje." },
};

static bool
is_among(const char *const *reasons, const char *reason)
{
	size_t i;

	for (i = 0; i < REASONS_MAX && reasons[i] != NULL; i++)
		if (strcmp(reasons[i], reason) == 0)
			return true;
	return false;
}

const char *
coordinator_remedy(const char *reason, bool lithuanian)
{
	size_t i;

	for (i = 0; i < sizeof(remedies) / sizeof(remedies[0]); i++)
		if (is_among(remedies[i].reasons, reason))
			return lithuanian ? remedies[i].lithuanian :
			    remedies[i].english;
	return NULL;
}
