#!/bin/sh
# Runs one harness for some seconds and prints one line of it: fuzz.sh PROGRAM HARNESS SECONDS FOLDER.
# FOLDER keeps its growing corpus, the inputs that break something, its log and how often it ran in all.
set -eu
program="$1" harness="$2" seconds="$3" folder="$4/$2"
here="$(dirname "$0")"
mkdir -p "$folder/corpus" "$folder/found"
set -- -max_total_time="$seconds" -artifact_prefix="$folder/found/" -print_final_stats=1 -detect_leaks=0
case "$harness" in
answers | arrays | calibration) words=arrays ;;
input | onnx) words="$harness" ;;
*) words=json ;;
esac
# Swift's own report of a crash reads the stack, which the address sanitizer takes for a second one.
export SWIFT_BACKTRACE=enable=no
# What is only held by a pointer with tag bits, as Data holds its bytes, would count as leaked.
export ASAN_OPTIONS=detect_leaks=0
status=0
"$program" "$harness" "$@" -dict="$here/Dictionaries/$words.txt" "$folder/corpus" "$here/Seeds/$harness" \
    > "$folder/log.txt" 2>&1 || status=$?
runs="$(sed -n 's/^stat::number_of_executed_units: *//p' "$folder/log.txt" | tail -n 1)"
all="$(($(cat "$folder/executions.txt" 2>/dev/null || echo 0) + ${runs:-0}))"
echo "$all" > "$folder/executions.txt"
input="$(sed -n 's/.*Test unit written to //p' "$folder/log.txt" | tail -n 1)"
# A busy machine may have held up what is fast by itself.
case "$input" in
*/timeout-*)
    if "$program" "$harness" "$input" > /dev/null 2>&1; then
        rm "$input"
        status=0
    fi
    ;;
esac
printf '%-15s %9d executions, %9d in all, %s\n' "$harness" "${runs:-0}" "$all" \
    "$(if test "$status" -eq 0; then echo "nothing found"; else echo "FOUND ${input:-no input}, see $folder/log.txt"; fi)"
exit "$status"
