import Access

/// Which looks somebody should look into: pure rules over rows of the audit.
package struct LookPatterns: Sendable {
    package let thresholds: LookThresholds
    /// The hour and the day of the week (1 is Monday) of an instant, where people work.
    package let clock: @Sendable (Int64) -> (hour: Int, weekday: Int)

    package init(
        _ thresholds: LookThresholds = .standard,
        clock: @escaping @Sendable (Int64) -> (hour: Int, weekday: Int)
    ) {
        self.thresholds = thresholds
        self.clock = clock
    }

    /// The audit's words for those who look at citizens for their work.
    static let roles: Set<String> = Set(Profession.allCases.map(\.rawValue))

    /// Drawn by lot: it cannot be told beforehand which, and it is the same ones each time.
    package func isSampled(_ look: WatchedLook) -> Bool {
        guard thresholds.sampleEvery > 0 else { return false }
        // SplitMix64 (Steele, Lea, Flood 2014), by which neighbouring numbers are far apart.
        var value = thresholds.seed &+ UInt64(bitPattern: look.number) &* 0x9E37_79B9_7F4A_7C15
        value = (value ^ (value >> 30)) &* 0xBF58_476D_1CE4_E5B9
        value = (value ^ (value >> 27)) &* 0x94D0_49BB_1331_11EB
        return (value ^ (value >> 31)) % thresholds.sampleEvery == 0
    }

    /// Whether the work of this role is not at this hour.
    package func isAtUnusualHour(_ look: WatchedLook) -> Bool {
        guard thresholds.dayRoles.contains(look.role) else { return false }
        let (hour, weekday) = clock(look.instant)
        return weekday > 5 || !thresholds.workingHours.contains(hour)
    }

    /// The looks by which somebody went beyond the most citizens within the window: one for each time.
    ///
    /// - Parameters:
    ///   - earlier: looks from before, which count towards the window and are not found again.
    ///   - looks: in the order of their rows.
    package func beyondMostPatients(_ looks: [WatchedLook], after earlier: [WatchedLook]) -> [WatchedLook] {
        var recent: [String: [WatchedLook]] = [:]
        var isBeyond: Set<String> = []
        var found: [WatchedLook] = []
        for (place, look) in (earlier + looks).enumerated() {
            var window = (recent[look.who] ?? []).filter { look.instant - $0.instant < thresholds.window }
            window.append(look)
            recent[look.who] = window
            if Set(window.map(\.patient)).count > thresholds.mostPatients {
                if isBeyond.insert(look.who).inserted, place >= earlier.count { found.append(look) }
            } else {
                isBeyond.remove(look.who)
            }
        }
        return found
    }

    /// All that should be looked into.
    ///
    /// - Parameters:
    ///   - isFamily: whether a citizen is of somebody's own family, or lives at the same address.
    ///   - isWellKnown: whether a citizen is on the list of names that many know.
    package func cases(
        _ looks: [WatchedLook], after earlier: [WatchedLook], isFamily: (WatchedLook) -> Bool,
        isWellKnown: (WatchedLook) -> Bool
    ) -> [WatchedCase] {
        let beyond = Set(beyondMostPatients(looks, after: earlier).map(\.number))
        var cases: [WatchedCase] = []
        for look in looks {
            if beyond.contains(look.number) {
                cases.append(
                    WatchedCase(
                        kind: .manyPatients, look: look,
                        text: "Mere end \(thresholds.mostPatients) borgere inden for "
                            + "\(thresholds.window / 60_000) minutter."))
            }
            if isFamily(look) {
                cases.append(
                    WatchedCase(
                        kind: .ownFamily, look: look,
                        text: "Borgeren er pårørende til eller bor samme sted som den, der så oplysningerne."))
            }
            if isWellKnown(look) {
                cases.append(
                    WatchedCase(kind: .wellKnown, look: look, text: "Borgeren er på listen over kendte navne."))
            }
            if isAtUnusualHour(look) {
                cases.append(
                    WatchedCase(
                        kind: .unusualHour, look: look,
                        text: "Uden for den tid, hvor denne rolle plejer at arbejde."))
            }
            if isSampled(look) {
                cases.append(WatchedCase(kind: .sampled, look: look, text: "Udtrukket ved lodtrækning."))
            }
        }
        return cases
    }
}
