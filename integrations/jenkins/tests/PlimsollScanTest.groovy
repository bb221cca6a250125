import com.lesfurets.jenkins.unit.cps.BasePipelineTestCPS

/** Runs the step as Jenkins transforms it (CPS), with JenkinsPipelineUnit; `sh` runs the real binary in a real shell. */
class PlimsollScanTest extends BasePipelineTestCPS {
    static final String PRIVILEGED = 'apiVersion: v1\nkind: Pod\nmetadata: {name: p}\nspec:\n  containers:\n' +
        '    - name: app\n      image: example.com/app:1.2.3\n      securityContext: {privileged: true}\n'
    static final String QUIET = 'apiVersion: v1\nkind: ConfigMap\nmetadata: {name: c}\ndata: {sea: blue}\n'

    File workspace
    String binary
    List<String> steps

    static class Failed extends RuntimeException {
        Failed(String message) { super(message) }
    }

    def scan(Map options) {
        steps = []
        setUp()
        helper.registerAllowedMethod('sh', [Map], { Map m -> shell(m) })
        helper.registerAllowedMethod('error', [String], { String text -> steps << "error: $text".toString(); throw new Failed(text) })
        helper.registerAllowedMethod('unstable', [String], { String text -> steps << "unstable: $text".toString() })
        helper.registerAllowedMethod('echo', [String], { String text -> steps << "echo: $text".toString() })
        helper.registerAllowedMethod('archiveArtifacts', [Map], { Map m -> steps << "archive $m.artifacts".toString() })
        helper.registerAllowedMethod('junit', [Map], { Map m -> steps << "junit $m.testResults $m.skipMarkingBuildUnstable".toString() })
        def script = loadScript('vars/plimsollScan.groovy')
        return script.call([binary: binary] + options)
    }

    def shell(Map step) {
        assert step.returnStatus : 'an exit code must be told, not thrown'
        def process = new ProcessBuilder('sh', '-e', '-c', step.script as String).directory(workspace).redirectErrorStream(true).start()
        String log = process.inputStream.text
        int code = process.waitFor()
        steps << "sh $code".toString()
        if (!(code in [0, 1, 2, 3, 127])) { println log }
        return code
    }

    String failure(Map options) {
        try { scan(options) } catch (Failed e) { return e.message }
        throw new AssertionError("no error with $options; steps: $steps")
    }

    void put(String name, String text) {
        File file = new File(workspace, name)
        file.parentFile.mkdirs()
        file.text = text
    }

    void 'a gap makes the build unstable, and the reports are published'() {
        assert scan([:]) == 1
        assert steps == ['sh 1', 'archive plimsoll-reports/*', 'junit plimsoll-reports/plimsoll.xml true',
            'unstable: plimsoll found gaps of severity high or above']
        assert new File(workspace, 'plimsoll-reports/plimsoll.sarif').text.contains('privileged-container')
        assert new XmlSlurper().parse(new File(workspace, 'plimsoll-reports/plimsoll.xml')).@failures.toInteger() > 0
        assert new File(workspace, 'plimsoll-reports/plimsoll.html').length() > 1000
    }

    void 'a quiet manifest passes'() {
        assert scan(paths: 'quiet.yaml') == 0
        assert steps == ['sh 0', 'archive plimsoll-reports/*', 'junit plimsoll-reports/plimsoll.xml true']
    }

    void 'gaps can fail the build, or only be told'() {
        assert failure(onFindings: 'FAILURE').contains('found gaps')
        assert scan(onFindings: 'SUCCESS', junit: false) == 1
        assert steps.last() == 'echo: plimsoll found gaps of severity high or above'
        assert !steps.any { it.startsWith('junit') }
        assert scan(failOn: 'never') == 0
    }

    void 'blindness fails the build unless it is accepted'() {
        put('empty/notes.txt', 'nothing here')
        assert failure(paths: ['empty']).contains('nothing to look at')
        assert steps.contains('archive plimsoll-reports/*')
        assert scan(paths: ['empty'], onBlind: 'UNSTABLE') == 3
        assert steps.last().startsWith('unstable: ')
        assert scan(paths: ['empty'], allowBlind: true) == 0
    }

    void 'a failure of the program fails the build, and publishes nothing'() {
        assert failure(profile: 'nonsense').contains('exit code 2')
        assert !steps.any { it.startsWith('archive') || it.startsWith('junit') }
        assert failure(binary: '/nowhere/plimsoll').contains('exit code 127')
        assert failure(since: 'no-such-revision').contains('exit code 2')
    }

    void 'reports of an earlier build do not stay'() {
        put('plimsoll-reports/plimsoll.xml', 'of yesterday')
        put('plimsoll-reports/old.html', 'of yesterday')
        assert failure(profile: 'nonsense').contains('exit code 2')
        assert new File(workspace, 'plimsoll-reports').list().length == 0
    }

    void 'more arguments are passed on'() {
        assert scan(args: ['--check', 'host-network']) == 0
        assert scan(profile: 'strict') == 1
    }

    void 'values are never read as shell'() {
        String name = "it's; touch pwned; \$(touch pwned) `touch pwned`"
        put("$name/x.yaml", QUIET)
        assert scan(paths: [name], reports: "r ' \$(touch pwned)") == 0
        assert !new File(workspace, 'pwned').exists()
        assert failure(paths: ['--version']).contains('exit code 2')
    }

    void 'wrong options are refused before anything runs'() {
        assert failure(path: 'x').contains('there is no option path')
        assert failure(onFindings: 'RED').contains('onFindings is SUCCESS')
        assert !steps.any { it.startsWith('sh') }
    }

    void 'the help names every option'() {
        setUp()
        def script = loadScript('vars/plimsollScan.groovy')
        String help = new File('vars/plimsollScan.txt').text
        script.settle([:]).keySet().each { assert help.contains("<td>$it</td>") : it }
    }

    void 'the example of the documentation is Groovy and sets options that there are'() {
        def example = (new File('../../docs/ci.md').text =~ /(?s)```groovy\n(.*?)```/)[0][1]
        new GroovyShell().parse(example)
        setUp()
        def options = loadScript('vars/plimsollScan.groovy').settle([:]).keySet()
        def used = ((example =~ /plimsollScan\(([^\n]*)\)/)[0][1] =~ /(\w+): /).collect { it[1] }
        assert used && options.containsAll(used) : used
    }

    static void main(String[] args) {
        int done = 0
        PlimsollScanTest.declaredMethods.findAll { it.name.contains(' ') && !it.synthetic }.sort { it.name }.each { method ->
            def test = new PlimsollScanTest(binary: args[0], workspace: File.createTempDir())
            test.scriptRoots = ['.'] as String[]
            test.put('open.yaml', PRIVILEGED)
            test.put('quiet.yaml', QUIET)
            try {
                method.invoke(test)
                done++
            } catch (java.lang.reflect.InvocationTargetException e) {
                println "FAULT $method.name\n${e.cause}"
                System.exit(1)
            } finally {
                test.workspace.deleteDir()
            }
        }
        assert done > 0
        println "jenkins: $done tests hold"
    }
}
