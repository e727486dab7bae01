#!/usr/bin/perl
# Makes src/base/unicode.c from the Unicode data that perl carries:
#	perl data/unicode/tables.pl >src/base/unicode.c
# The file is committed, so that every build has the same version (14.0).
use strict;
use warnings;
use Unicode::UCD qw(charinfo);
use Unicode::Normalize qw(getCombinClass isComp_Ex);

my @points = grep { $_ < 0xD800 || $_ > 0xDFFF } 0 .. 0x10FFFF;
my @class = (
	[ 'BREAK_CONTROL', qr/[\p{GCB=CN}\p{GCB=CR}\p{GCB=LF}]/ ],
	[ 'BREAK_EXTEND', qr/\p{GCB=EX}/ ], [ 'BREAK_ZWJ', qr/\p{GCB=ZWJ}/ ],
	[ 'BREAK_PREPEND', qr/\p{GCB=PP}/ ],
	[ 'BREAK_SPACING', qr/\p{GCB=SM}/ ],
	[ 'BREAK_REGIONAL', qr/\p{GCB=RI}/ ],
	[ 'BREAK_L', qr/\p{GCB=L}/ ], [ 'BREAK_V', qr/\p{GCB=V}/ ],
	[ 'BREAK_T', qr/\p{GCB=T}/ ], [ 'BREAK_LV', qr/\p{GCB=LV}/ ],
	[ 'BREAK_PICTURE', qr/\p{Extended_Pictographic}/ ],
);

sub break_of {
	my $c = chr shift;
	for my $row (@class) { return $row->[0] if $c =~ $row->[1]; }
	return 0;
}

# Hangul LVT syllables are told by arithmetic (text_cluster.c), not here.
sub ranges {
	my ($name, $of) = @_;
	my ($n, $first, $last, $value, @rows) = (0);
	for my $p (@points, -1) {
		my $v = $p < 0 ? 0 : $of->($p);
		if ($value && ($p != $last + 1 || $v ne $value)) {
			push @rows, sprintf "{0x%X,0x%X,%s}", $first, $last, $value;
			$value = 0;
		}
		if ($v && !$value) { ($first, $value) = ($p, $v); }
		$last = $p;
	}
	emit("struct unicode_range", $name, @rows);
}

sub emit {
	my ($type, $name, @rows) = @_;
	print "const $type unicode_${name}[] = {\n";
	my $line = "";
	for my $row (@rows) {
		if (length($line) + length($row) > 76) { print "$line\n"; $line = ""; }
		$line .= "$row,";
	}
	print "$line\n};\n";
	print "const size_t unicode_n_$name = ", scalar(@rows), ";\n\n";
}

print "/* Made by data/unicode/tables.pl from Unicode ", Unicode::UCD::UnicodeVersion(), ". */\n";
print "#include \"config.h\"\n\n#include \"mita/base/unicode.h\"\n\n";
ranges('breaks', \&break_of);
ranges('combining', sub { getCombinClass($_[0]) });
ranges('wide', sub {
	my $c = chr $_[0];
	return $c =~ /[\p{ea=W}\p{ea=F}]/ ? 1 : 0; });
# Invisible, bidirectional, private, unassigned: a reader must see them.  What
# chooses the look of the letter before it is seen by that.
ranges('hidden', sub {
	my ($p, $c) = ($_[0], chr $_[0]);
	return 0 if $p < 0x80;
	return 1 if $c =~ /[\p{Cc}\p{Cf}\p{Co}\p{Cn}\p{Zl}\p{Zp}]/;
	return 1 if $p == 0x2800;
	return 0 if $p >= 0xFE00 && $p <= 0xFE0F || $p >= 0xE0100 && $p <= 0xE01EF;
	return $c =~ /\p{Default_Ignorable_Code_Point}/ ? 1 : 0; });
my (@decompose, %compose);
for my $p (@points) {
	next if $p >= 0xAC00 && $p <= 0xD7A3;
	next unless chr($p) =~ /\p{NFD_QC=N}/;
	my $info = charinfo($p) or next;
	my $d = $info->{decomposition} or next;
	next if $d =~ /</;
	my ($a, $b) = map { hex } split / /, $d;
	push @decompose, sprintf "{0x%X,0x%X,0x%X}", $p, $a, $b // 0;
	next unless defined $b;
	$compose{sprintf "%08X%08X", $a, $b} = sprintf "{0x%X,0x%X,0x%X}", $p, $a, $b
	    unless isComp_Ex($p);
}
emit("struct unicode_pair", 'decompose', @decompose);
emit("struct unicode_pair", 'compose', map { $compose{$_} } sort keys %compose);
