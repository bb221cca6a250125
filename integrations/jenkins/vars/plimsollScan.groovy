/*
 * plimsollScan: scans Kubernetes manifests, publishes the reports, and sets the build's result by the exit code.
 * vars/plimsollScan.txt is its help in Jenkins; docs/ci.md has an example.
 *
 * Loops are written out and closures left out, since steps run between them: a pipeline can be stopped and resumed there.
 */

def call(Map options = [:]) {
    Map chosen = settle(options)
    int code = sh(label: 'plimsoll scan', returnStatus: true, script: command(chosen))
    publish(chosen, code)
    judge(chosen, code)
    return code
}

/** The options with their defaults; an unknown name is an error, not a silent no. */
Map settle(Map options) {
    Map chosen = [
        binary: 'plimsoll', paths: ['.'], failOn: 'high', profile: '', since: '', baseline: '', allowBlind: false,
        args: [], reports: 'plimsoll-reports', onFindings: 'UNSTABLE', onBlind: 'FAILURE', junit: true,
    ]
    for (String name in options.keySet()) {
        if (!chosen.containsKey(name)) {
            error("plimsollScan: there is no option ${name}; the options are ${chosen.keySet().join(', ')}")
        }
        if (options[name] != null) { chosen[name] = options[name] }
    }
    for (String name in ['onFindings', 'onBlind']) {
        if (!(chosen[name] in ['SUCCESS', 'UNSTABLE', 'FAILURE'])) {
            error("plimsollScan: ${name} is SUCCESS, UNSTABLE or FAILURE, not ${chosen[name]}")
        }
    }
    return chosen
}

/** One line of shell in which every value is quoted. */
String command(Map chosen) {
    String folder = chosen.reports
    List words = [chosen.binary, 'scan', '--format=concise']
    words.addAll(['--output', "junit=${folder}/plimsoll.xml", '--output', "sarif=${folder}/plimsoll.sarif"])
    words.addAll(['--output', "html=${folder}/plimsoll.html", "--fail-on=${chosen.failOn}"])
    if (chosen.profile) { words.add("--profile=${chosen.profile}") }
    if (chosen.since) { words.add("--since=${chosen.since}") }
    if (chosen.baseline) { words.add("--baseline=${chosen.baseline}") }
    if (chosen.allowBlind) { words.add('--allow-blind') }
    words.addAll(chosen.args)
    words.add('--')
    words.addAll(chosen.paths instanceof List ? chosen.paths : [chosen.paths])
    // Reports of an earlier build in the same folder must not pass for this one's.
    return "rm -rf -- ${quote(folder)} && mkdir -p -- ${quote(folder)} && exec ${quoteAll(words)}"
}

String quoteAll(List words) {
    String line = ''
    for (Object word in words) { line += (line ? ' ' : '') + quote(word) }
    return line
}

/** A word that a POSIX shell reads as it stands. */
String quote(Object word) {
    return "'" + word.toString().replace("'", "'\\''") + "'"
}

/** A run that failed left no reports; their absence must not hide why. */
def publish(Map chosen, int code) {
    if (!(code in [0, 1, 3])) { return }
    archiveArtifacts(artifacts: "${chosen.reports}/*", allowEmptyArchive: true)
    if (chosen.junit) {
        // The exit code decides about the build, in one place.
        junit(testResults: "${chosen.reports}/plimsoll.xml", skipMarkingBuildUnstable: true)
    }
}

/** What the exit codes mean for the build. */
def judge(Map chosen, int code) {
    if (code == 0) { return }
    if (code == 1) {
        conclude(chosen.onFindings, "plimsoll found gaps of severity ${chosen.failOn} or above")
    } else if (code == 3) {
        conclude(chosen.onBlind, 'plimsoll had nothing to look at, or could not read something')
    } else {
        error("plimsoll failed with exit code ${code}; the log tells why")
    }
}

def conclude(String result, String message) {
    if (result == 'FAILURE') { error(message) }
    if (result == 'UNSTABLE') { unstable(message) }
    if (result == 'SUCCESS') { echo(message) }
}
