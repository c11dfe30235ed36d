#!/bin/sh
# A tour of Verify over the sample articles. `make demo` runs it with VERIFY and VERIFY_STORE set.
set -eu
cd "$(dirname "$0")/.."
VERIFY=${VERIFY:-verify}
export VERIFY_STORE="${VERIFY_STORE:-vectorstore/demo}"

# Exit code 1 means that something was found, which is what the tour is for.
tour() {
    printf '\n$ verify'
    for word; do
        case $word in
            *'$'*) printf " '%s'" "$word" ;;
            *[!A-Za-z0-9/._-]*) printf ' "%s"' "$word" ;;
            *) printf ' %s' "$word" ;;
        esac
    done
    printf '\n\n'
    "$VERIFY" "$@" || [ $? -eq 1 ]
}

tour add seeds/articles
tour ask "What share of the unions rejected the June package?"
tour claim 'Alder Falls spent $310,000 on clearing its roads this winter.'
tour claim "Kaiser bargained in bad faith."
tour quote "We had 15 routes and 12 trucks" --speaker "Nora Whitcombe"
tour draft seeds/draft.md --out "$VERIFY_STORE/draft.html"
tour draft seeds/draft.md

printf '\nThe same report, to open in a browser: %s\n' "$VERIFY_STORE/draft.html"
printf 'To go on: export VERIFY_STORE=%s, then %s ask "..."\n' "$VERIFY_STORE" "$VERIFY"
