import FHIR

/// Finds what in the record cannot all be true. Nothing is corrected: it is shown and said.
enum ContradictionRules {
    static func contradictions(in thread: CitizenThread) -> [Contradiction] {
        var found: Set<Contradiction> = []
        let rows = thread.frames + thread.current + thread.planned
        if thread.citizen.deceased, isActiveAfterDeath(thread) { found.insert(.activeAfterDeath) }
        for row in rows {
            if let start = row.draft.start, let end = row.draft.end, end.latest <= start.earliest {
                found.insert(.endsBeforeStart)
            }
        }
        let open = thread.frames.filter { $0.shelf == .openFrame }
        if (open + thread.current.filter(\.isContact)).contains(where: { $0.hasEnded(at: thread.now) }) {
            found.insert(.activeButEnded)
        }
        if let patient = thread.patient {
            let addresses = CitizenRules.currentAddresses(of: patient, now: thread.now).filter { $0.use == "home" }
            if Set(addresses.compactMap(\.display)).count > 1 { found.insert(.severalAddresses) }
            if birthDateDiffers(patient, thread.citizen.civilRegistrationNumber) { found.insert(.birthDateDiffers) }
        }
        return Contradiction.allCases.filter(found.contains)
    }

    private static func isActiveAfterDeath(_ thread: CitizenThread) -> Bool {
        let death = thread.patient?.deceasedDateTime?.latest ?? thread.now
        let ahead = thread.planned.contains { $0.time > death }
        let open = thread.frames.contains { $0.kind == .course && $0.shelf == .openFrame && $0.time > death }
        return ahead || open || thread.current.contains { $0.isContact && $0.time > death }
    }

    /// The first six digits of a CPR number are the day, month and year of birth; fictitious numbers have 60 added to
    /// the
    /// day.
    private static func birthDateDiffers(_ patient: Patient, _ number: String?) -> Bool {
        guard let digits = number?.utf8.prefix(6).map({ Int($0) - 48 }), digits.count == 6,
            digits.allSatisfy({ (0...9).contains($0) }), let birth = patient.birthDate, birth.precision >= .day
        else { return false }
        let day = digits[0] * 10 + digits[1]
        let civil = birth.civil
        return (day > 60 ? day - 60 : day) != civil.day || digits[2] * 10 + digits[3] != civil.month
            || digits[4] * 10 + digits[5] != civil.year % 100
    }
}
