import FHIR

/// What happens to responsibility. Each step gives the pathway as it is afterwards, every other byte as it was; an open
/// period is closed and others are added, and nothing that was written is ever changed.
extension Responsibility {
    /// The pathway with its history written, as it follows from its own elements.
    package func opened() throws -> Responsibility { try isWritten ? self : edited { _ in } }

    /// Another unit has it from now on. The former unit's clinician, contacts and cover go with it; a coordinator stays.
    ///
    /// - Parameters:
    ///   - instant: when; never before the present holder's own beginning.
    ///   - clinician: who answers for it in the new unit, where it is known.
    ///   - nameClinicianBy: until when the new unit has to name one, where it is not.
    package func moved(
        to unit: ResponsibilityPeriod.Holder, at instant: Int64, because: ResponsibilityCause,
        clinician: ResponsibilityPeriod.Holder? = nil, nameClinicianBy: Int64? = nil
    ) throws -> Responsibility {
        let instant = max(instant, self.unit?.start ?? instant)
        let moved = try edited { periods in
            Self.end([.unit, .clinician, .contact, .cover], in: &periods, at: instant)
            periods.append(ResponsibilityPeriod(role: .unit, holder: unit, start: instant, because: because))
            if let clinician {
                periods.append(
                    ResponsibilityPeriod(role: .clinician, holder: clinician, start: instant, because: because))
            }
        }
        return try moved.changed { editor, json in
            Self.set("managingOrganization", to: unit, json, &editor)
            Self.setClinician(clinician, by: clinician == nil ? nameClinicianBy : nil, json, &editor)
        }
    }

    /// The unit's own clinician from now on; nil: nobody by name, and the unit itself answers.
    ///
    /// - Parameter by: until when the unit has to name one, where there is none.
    package func clinicianNamed(
        _ clinician: ResponsibilityPeriod.Holder?, at instant: Int64, because: ResponsibilityCause = .rule(.named),
        by: Int64? = nil
    ) throws -> Responsibility {
        try named(.clinician, clinician, at: instant, because: because).changed { editor, json in
            Self.setClinician(clinician, by: clinician == nil ? by : nil, json, &editor)
        }
    }

    /// Who answers across specialties and sites from now on; nil: nobody.
    package func coordinatorNamed(
        _ coordinator: ResponsibilityPeriod.Holder?, at instant: Int64, because: ResponsibilityCause = .rule(.named)
    ) throws -> Responsibility {
        try named(.coordinator, coordinator, at: instant, because: because)
    }

    /// One more whom the citizen can turn to.
    package func contactNamed(
        _ contact: ResponsibilityPeriod.Holder, at instant: Int64, because: ResponsibilityCause = .rule(.named)
    ) throws -> Responsibility {
        try edited { periods in
            guard
                !periods.contains(where: {
                    $0.role == .contact && $0.holder.reference == contact.reference && $0.end == nil
                })
            else { return }
            periods.append(ResponsibilityPeriod(role: .contact, holder: contact, start: instant, because: because))
        }
    }

    /// A contact is none any more.
    package func contactEnded(_ reference: String, at instant: Int64) throws -> Responsibility {
        try edited { periods in
            for place in periods.indices where periods[place].role == .contact && periods[place].end == nil {
                guard periods[place].holder.reference == reference else { continue }
                periods[place].end = max(instant, periods[place].start)
            }
        }
    }

    /// Who stands in for the clinician, from an instant until another.
    package func coverNamed(
        _ cover: ResponsibilityPeriod.Holder, from start: Int64, until end: Int64?,
        because: ResponsibilityCause = .rule(.absence)
    ) throws -> Responsibility {
        try edited { periods in
            Self.end([.cover], in: &periods, at: start)
            periods.append(
                ResponsibilityPeriod(role: .cover, holder: cover, start: start, end: end, because: because))
        }
    }

    /// A department still answers until an instant, whoever has the pathway.
    package func extended(
        by department: ResponsibilityPeriod.Holder, from start: Int64, until end: Int64,
        because: ResponsibilityCause = .rule(.discharged)
    ) throws -> Responsibility {
        try edited { periods in
            periods.append(
                ResponsibilityPeriod(role: .extended, holder: department, start: start, end: end, because: because))
        }
    }

    /// The pathway is over, and with it every period.
    package func closed(at instant: Int64, status: String = "finished") throws -> Responsibility {
        let instant = max(instant, unit?.start ?? instant)
        let closed = try edited { periods in
            Self.end(Set(ResponsibilityRole.allCases), in: &periods, at: instant)
        }
        return try closed.changed { editor, json in
            editor.set("status", of: json, to: status)
            if let period = json["period"] {
                editor.set("end", of: period, to: InstantText.exact(instant))
            }
            Self.removeStamps(json, &editor)
        }
    }

    private func named(
        _ role: ResponsibilityRole, _ holder: ResponsibilityPeriod.Holder?, at instant: Int64,
        because: ResponsibilityCause
    ) throws -> Responsibility {
        try edited { periods in
            let instant = max(instant, periods.last { $0.role == role }?.start ?? instant)
            Self.end([role], in: &periods, at: instant)
            guard let holder else { return }
            periods.append(ResponsibilityPeriod(role: role, holder: holder, start: instant, because: because))
        }
    }

    /// Ends what is in force or to come; what has already ended stays as it is.
    private static func end(
        _ roles: Set<ResponsibilityRole>, in periods: inout [ResponsibilityPeriod], at instant: Int64
    ) {
        for place in periods.indices where roles.contains(periods[place].role) {
            guard periods[place].end ?? .max > instant else { continue }
            periods[place].end = max(instant, periods[place].start)
        }
    }
}
