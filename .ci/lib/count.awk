# Reads the output of `make test`, writes "PASSED FAILED": what the runners themselves reported, and one failure for each step
# that failed before or beside its tests.

# cargo: "test result: ok. 12 passed; 0 failed; 0 ignored; …"
/^test result: / { add($0); next }

# our own scripts: "sizes: 3 passed, 0 failed"
/^[a-z]+: [0-9]+ passed, [0-9]+ failed$/ { add($0); next }

# vitest: "      Tests  1 failed | 11 passed (12)"
/^ +Tests  / { add($0); next }

# pack check: "zh-service 0.1.0: 70 rules, 200 phrases; 300 bad and 200 good examples hold, 400 suggestions mend".
# Building a pack prints the same line, so only what follows this step's heading counts.
/^== / { step = $0 }
step == "== examples of the rules" && / good examples hold, / {
  passed += number_before($0, "bad and") + number_before($0, "good examples") + number_before($0, "suggestions mend")
}

# A build, a type check, a file of tests that does not load: a failed step in which no test is reported as failed.
/^make: \*\*\* / && !reported { failed += 1 }
/^make: \*\*\* / || /^== / { reported = 0 }

function add(line) {
  passed += number_before(line, "passed")
  failed += number_before(line, "failed")
  if (number_before(line, "failed")) reported = 1
}

function number_before(line, word) {
  return match(line, "[0-9]+ " word) ? substr(line, RSTART, RLENGTH) + 0 : 0
}

END { print passed + 0, failed + 0 }
