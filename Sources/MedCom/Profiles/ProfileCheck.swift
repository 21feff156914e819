import FHIR

/// One walk over a resource with a profile in hand.
struct ProfileCheck {
    let library: ProfileLibrary
    let definitions: Definitions
    /// What paths begin at: the Bundle, or a resource by itself.
    let root: JSONValue
    let index: BundleIndex
    private(set) var issues: [Issue] = []
    /// Rules that could not be evaluated.
    private(set) var unevaluated: Set<String> = []
    /// What was found out before: whether a resource keeps a profile.
    private var verdicts: [Verdict: Bool] = [:]

    struct Verdict: Hashable {
        var node: Int
        var profile: String
    }

    init(_ library: ProfileLibrary, root: JSONValue, index: BundleIndex, definitions: Definitions = .r4) {
        self.library = library
        self.root = root
        self.index = index
        self.definitions = definitions
    }

    /// Checks a resource against a profile.
    mutating func check(_ resource: JSONValue, against profile: Profile) {
        guard let instance = ProfileInstance(resource: resource, definitions) else { return }
        guard instance.type.name == profile.type else {
            report(instance, .structure, "expected \(profile.type), as \(profile.name) asks")
            return
        }
        check(instance, against: profile.root, of: profile)
    }

    /// Whether a resource keeps a profile; one that is being looked at already is taken to.
    mutating func conforms(_ resource: JSONValue, to profile: Profile) -> Bool {
        let verdict = Verdict(node: resource.index, profile: profile.url)
        if let known = verdicts[verdict] { return known }
        verdicts[verdict] = true
        let isRight = isRight { $0.check(resource, against: profile) }
        verdicts[verdict] = isRight
        return isRight
    }

    /// Whether a check finds nothing, without keeping what it finds.
    mutating func isRight(_ body: (inout ProfileCheck) -> Void) -> Bool {
        var probe = self
        probe.issues = []
        body(&probe)
        verdicts = probe.verdicts
        unevaluated.formUnion(probe.unevaluated)
        return !probe.issues.contains { $0.severity >= .error }
    }

    // MARK: Elements

    mutating func check(_ instance: ProfileInstance, against element: ProfileElement, of profile: Profile) {
        checkValue(instance, element)
        checkType(instance, element, of: profile)
        checkRules(instance, element)
        for child in element.children { checkChildren(of: instance, child, of: profile) }
    }

    private mutating func checkChildren(
        of parent: ProfileInstance, _ element: ProfileElement, of profile: Profile
    ) {
        let found = parent.children(named: element.name, definitions)
        count(found.count, element, of: parent)
        for instance in found { check(instance, against: element, of: profile) }
        guard !element.slices.isEmpty else { return }
        let slicing = element.slicing ?? .standard(for: element.name)
        var counts = Array(repeating: 0, count: element.slices.count)
        for instance in found {
            if let place = element.slices.firstIndex(where: { matches(instance, $0, slicing) }) {
                counts[place] += 1
                check(instance, against: element.slices[place], of: profile)
            } else if slicing.isClosed {
                report(instance, .structure, "expected one of \(element.sliceNames), as \(profile.name) asks")
            }
        }
        for (slice, number) in zip(element.slices, counts) { count(number, slice, of: parent) }
    }

    private mutating func count(_ number: Int, _ element: ProfileElement, of parent: ProfileInstance) {
        let name = element.name + (element.slice.map { " (\($0))" } ?? "")
        if number < element.minimum {
            let message = element.minimum == 1 ? "is required" : "is required \(element.minimum) times"
            report(parent, .required, "\(name) \(message)", under: element.name)
        }
        if let maximum = element.maximum, number > maximum {
            let message = maximum == 0 ? "is not allowed here" : "is allowed \(maximum) times"
            report(parent, .structure, "\(name) \(message)", under: element.name)
        }
    }

    private mutating func checkRules(_ instance: ProfileInstance, _ element: ProfileElement) {
        guard !element.rules.isEmpty else { return }
        var environment = FHIRPathEnvironment(resource: instance.resource)
        let (library, index) = (library, index)
        environment.resolve = { index.resource($0).map { .resource($0) } }
        environment.memberOf = { library.contains($1, of: nil, in: $0) }
        environment.conformsTo = { resource, address in
            library.profile(address).map { profile in
                var check = ProfileCheck(library, root: resource, index: index)
                check.check(resource, against: profile)
                return !check.issues.contains { $0.severity >= .error }
            }
        }
        let value = FHIRPathElement(json: instance.json, companion: instance.companion, type: instance.type.id)
        for rule in element.rules {
            do {
                // A rule that gives nothing is not broken.
                guard try rule.expression.holds(for: value, environment) == false else { continue }
                report(instance, .invariant, "the rule \(rule.key) does not hold", severity: rule.severity)
            } catch {
                unevaluated.insert(rule.key)
            }
        }
    }

    // MARK: Telling

    mutating func report(
        _ instance: ProfileInstance, _ code: Issue.Code, _ message: String, under name: String? = nil,
        severity: Issue.Severity = .error
    ) {
        guard issues.count < Validator.mostIssues else { return }
        let path = ElementPath.text(from: root, to: instance.index) + (name.map { "." + $0 } ?? "")
        let issue = Issue(severity: severity, code: code, path: path, message: message)
        // A slice repeats much of what the element as a whole asks.
        if !issues.contains(issue) { issues.append(issue) }
    }
}

extension Profile {
    /// The last part of its address.
    var name: String { url.split(separator: "/").last.map(String.init) ?? url }
}

extension ProfileElement {
    fileprivate var sliceNames: String { slices.filter { $0.maximum != 0 }.compactMap(\.slice).joined(separator: ", ") }
}
