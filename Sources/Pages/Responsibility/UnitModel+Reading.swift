import Access
import Care
import Record

extension UnitModel {
    /// Reads what a page needs: one list in full, or all of them.
    ///
    /// - Parameter unit: `Organization/id`.
    init(
        _ list: UnitList?, unit: String, _ caller: Caller, _ reading: Reading, _ directory: DirectoryCache
    ) throws {
        let board = UnitBoard(reading, unit: unit)
        let reader = CareReader(reading, directory: directory)
        self.init(name: try reader.contact(unit)?.unit)
        let organization = try reading.resource("Organization", caller.unit ?? "")?.json()
        let soon = reading.instant + UnitLimits(of: unit, organization)[.endingWithin]
        for wanted in list.map({ [$0] }) ?? [.received, .given, .unnamed, .ending, .mine] {
            switch wanted {
            case .received:
                handovers[.received] = try board.handovers(from: false, selves: caller.selves).filter(Self.isOpen)
            case .given: handovers[.given] = try board.handovers(from: true)
            case .unnamed: pathways[.unnamed] = try board.pathways(.unnamed)
            case .ending: pathways[.ending] = try board.pathways(.ending(before: soon))
            case .mine: pathways[.mine] = try board.pathways(.of(clinicians: caller.selves))
            case .all: pathways[.all] = try board.pathways(.all)
            }
        }
        if list == nil {
            tasks = try board.tasks(selves: caller.selves)
            total = try board.count(.all)
        }
        let people = pathways.values.joined().compactMap(\.clinician)
        let units = handovers.values.joined().flatMap { [$0.giver.reference, $0.receiver.reference] }
        names = try PathwayFile.names(Set(people + units), reader)
    }

    /// What was accepted from a later day needs no answer.
    private static func isOpen(_ line: UnitBoard.HandoverLine) -> Bool { line.state?.isOpen ?? false }
}
