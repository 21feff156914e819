/// What an app asks for at a launch, or has been given: scopes for resources, and those about who and how long.
///
/// What is not known here, and what cannot be kept, is left out: it is never shown, never given, and the answer to the
/// app says what it has been given instead.
///
/// Source: SMART App Launch 2.0, Scopes and Launch Context.
package struct RequestedScopes: Sendable, Hashable {
    /// Scopes that are about no resources.
    package enum Plain: String, Sendable, Hashable, CaseIterable {
        /// An id token.
        case openID = "openid"
        /// In it, the resource that the person is.
        case fhirUser
        /// The same by its older name.
        case profile
        /// The app was opened from our pages, with a context.
        case launch
        /// The person chooses whose record it is about.
        case launchPatient = "launch/patient"
        /// Goes on when the person is not there.
        case offlineAccess = "offline_access"
        /// Goes on while the person has a session.
        case onlineAccess = "online_access"
    }

    package var resources: [SMARTScope]
    package var plain: Set<Plain>

    package init(resources: [SMARTScope], plain: Set<Plain>) {
        self.resources = resources
        self.plain = plain
    }

    package init(_ text: String) {
        resources = []
        plain = []
        for word in text.split(separator: " ") {
            if let known = Plain(rawValue: String(word)) {
                plain.insert(known)
            } else if let scope = SMARTScope(word), !resources.contains(scope) {
                resources.append(scope)
            }
        }
    }

    /// As the answer to the app says it.
    package var text: String {
        (Plain.allCases.filter(plain.contains).map(\.rawValue) + resources.map(\.text)).joined(separator: " ")
    }

    package var isEmpty: Bool { resources.isEmpty && plain.isEmpty }

    /// Whether it is about one patient.
    package var needsPatient: Bool { plain.contains(.launchPatient) || resources.contains { $0.level == .patient } }

    /// What of this is within what an app may ask for at most.
    package func within(_ most: RequestedScopes) -> RequestedScopes {
        var resources: [SMARTScope] = []
        for scope in self.resources {
            for part in most.resources.compactMap({ scope.within($0) }) where !resources.contains(part) {
                resources.append(part)
            }
        }
        return RequestedScopes(resources: resources, plain: plain.intersection(most.plain))
    }

    /// The same with resources of some levels only.
    package func of(_ levels: Set<SMARTScope.Level>) -> RequestedScopes {
        RequestedScopes(resources: resources.filter { levels.contains($0.level) }, plain: plain)
    }
}
