/* What a terminal understands that the system has no entry for. */
#include "config.h"

#include "mita/ui/terminal_entry.h"

/* data/terminfo/mita.ti, compiled. */
const char terminal_entry[] =
    "b64:GgEbAB0ADwBpAYwBbWl0YXxhIHRlcm1pbmFsIGxpa2UgeHRlcm0AAAEAAAEAAAAB"
    "AAAAAAEBAAAAAAAAAAAAAAAAAAFQAAgAGAD__________________________wAB_3__"
    "_wAAAgAEAP__FQAdACEAJQD__zAAQQBDAEcATgD__1AAVwD__1sA________________"
    "__9fAGQA__9tAHIA_____3cAfACBAP____-GAIoA__-TAJgAngD_________________"
    "_________6QA________pgD__6sA__________-vALMAuQC9AMEAxQDLANEA1wDdAOMA"
    "5wD__-wA___wAPUA-gD________-AAIBCgH_________________________________"
    "____________EgH_______8bASQB__8tAf____________________________82ATkB"
    "RAFHAUkB________TAH__________________________________04B____________"
    "____________________________UgH_____________________________________"
    "____________________________________________________________________"
    "______________________________9WAVwB________________________________"
    "____________________________________________________________________"
    "____________________________________YgH_____________________________"
    "__________________________________________9nAf______________________"
    "____________________________________________________________________"
    "____________________________________________________________________"
    "____cAF-AQcADQAbWyVpJXAxJWQ7JXAyJWRyABtbSBtbMkoAG1tLABtbSgAbWyVpJXAx"
    "JWRHABtbJWklcDElZDslcDIlZEgACgAbW0gAG1s_MjVsAAgAG1s_MjVoABtbQwAbW0EA"
    "G1sxbQAbWz8xMDQ5aAAbWzJtABtbNGgAG1s3bQAbWzdtABtbNG0AG1ttABtbPzEwNDls"
    "ABtbNGwAG1syN20AG1syNG0AfwAbWzN-ABtPQgAbT1AAG1syMX4AG09RABtPUgAbT1MA"
    "G1sxNX4AG1sxN34AG1sxOH4AG1sxOX4AG1syMH4AG09IABtbMn4AG09EABtbNn4AG1s1"
    "fgAbT0MAG09BABtbPzFsGz4AG1s_MWgbPQAbWyVwMSVkQgAbWyVwMSVkRAAbWyVwMSVk"
    "QwAbWyVwMSVkQQAbOAAbWyVpJXAxJWRkABs3AAoAG00ACQAbW1oAG09GABtbMjN-ABtb"
    "MjR-ABtbMUsAG1szOTs0OW0AG1szODs1OyVwMSVkbQAbWzQ4OzU7JXAxJWRtAA==";