package import Access
import FHIR

/// Who let an app in: as whom the record is opened for it, as often as it asks.
package struct AppPerson: Sendable, Hashable {
    /// What the person's consents are found by, in whatever capacity they were given.
    package var account: String
    /// Such as `Patient/…` or `PractitionerRole/…`.
    package var identity: String
    package var role: Role
    package var purpose: Purpose
    package var unit: String?
    package var selves: Set<String>
    package var largerUnits: Set<String>

    package init(account: String, caller: Caller, purpose: Purpose) {
        self.account = account
        self.purpose = purpose
        identity = caller.identity
        role = caller.role
        unit = caller.unit
        selves = caller.selves
        largerUnits = caller.largerUnits
    }

    /// As whom an app asks.
    package func caller(through app: String) -> Caller {
        Caller(
            identity: identity, role: role, unit: unit, selves: selves, largerUnits: largerUnits, app: app)
    }
}

extension AppPerson {
    init?(_ value: JSONValue) {
        guard let account = value["account"]?.string, let identity = value["identity"]?.string,
            let role = value["role"].flatMap(Role.init), let purpose = value["purpose"]?.string.flatMap(Purpose.init)
        else { return nil }
        let caller = Caller(
            identity: identity, role: role, unit: value["unit"]?.string, selves: Set(value.texts("selves")),
            largerUnits: Set(value.texts("largerUnits")))
        self.init(account: account, caller: caller, purpose: purpose)
    }

    func write(to writer: inout JSONWriter) {
        writer.object { writer in
            writer.member("account", account)
            writer.member("identity", identity)
            writer.key("role")
            role.write(to: &writer)
            writer.member("purpose", purpose.rawValue)
            writer.member("unit", unit)
            writer.member("selves", texts: selves.sorted())
            writer.member("largerUnits", texts: largerUnits.sorted())
        }
    }
}

/// The roles that may let an app in.
extension Role {
    fileprivate init?(_ value: JSONValue) {
        if let patient = value["citizen"]?.string {
            self = .citizen(patient: patient)
        } else if let related = value["relative"]?.string {
            self = .relative(relatedPerson: related)
        } else if let profession = value["professional"]?.string.flatMap(Profession.init) {
            self = .professional(profession)
        } else {
            return nil
        }
    }

    fileprivate func write(to writer: inout JSONWriter) {
        writer.object { writer in
            switch self {
            case .citizen(let patient): writer.member("citizen", patient)
            case .relative(let related): writer.member("relative", related)
            case .professional(let profession): writer.member("professional", profession.rawValue)
            default: break
            }
        }
    }

    /// Whether somebody in this role may let an app in: not those who see numbers only, nor programs and operators.
    package var mayLetAppsIn: Bool {
        switch self {
        case .citizen, .relative, .professional: true
        default: false
        }
    }
}
