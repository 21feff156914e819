import Care
import FHIR
import Testing

@testable import Monitoring

/// Where something that is lent has come to, from its steps alone.
struct EquipmentStageTests {
    private static func steps(_ codes: [EquipmentStep]) -> [HomeEquipment.Step] {
        codes.map { HomeEquipment.Step($0, at: 0, by: "x") }
    }

    @Test func onlyTheStepsThatCanComeAreTaken() {
        let ways: [EquipmentStage: [EquipmentStep]] = [
            .ordered: [.ordered], .sent: [.ordered, .sent], .delivered: [.ordered, .delivered],
            .instructed: [.ordered, .sent, .delivered, .instructed], .faulty: [.ordered, .delivered, .faulty],
            .returned: [.ordered, .delivered, .returned], .lost: [.ordered, .sent, .lost],
            .cancelled: [.ordered, .cancelled],
        ]
        let legal: [EquipmentStage: Set<EquipmentStep>] = [
            .ordered: [.sent, .delivered, .kept, .cancelled], .sent: [.delivered, .kept, .lost, .cancelled],
            .delivered: [.instructed, .faulty, .battery, .calibrated, .kept, .returned, .lost],
            .instructed: [.faulty, .battery, .calibrated, .kept, .returned, .lost],
            .faulty: [.mended, .battery, .calibrated, .kept, .returned, .lost], .returned: [], .lost: [.returned],
            .cancelled: [],
        ]
        for stage in EquipmentStage.allCases {
            let way = Self.steps(ways[stage] ?? [])
            #expect(EquipmentStage(after: way) == stage)
            for code in EquipmentStep.allCases {
                let after = EquipmentStage(after: way + Self.steps([code]))
                #expect((after != nil) == (legal[stage]?.contains(code) ?? false), "\(stage) \(code)")
            }
        }
        #expect(EquipmentStage(after: []) == nil)
        #expect(EquipmentStage(after: Self.steps([.delivered])) == nil)
    }

    @Test func whatIsMendedIsWhereItWas() {
        #expect(EquipmentStage(after: Self.steps([.ordered, .delivered, .faulty, .mended])) == .delivered)
        #expect(
            EquipmentStage(after: Self.steps([.ordered, .delivered, .instructed, .faulty, .mended])) == .instructed)
    }

    /// Whatever steps are taken, what is due is what must be, and what is written is what is read.
    @Test func nothingIsForgottenOnAnyWay() throws {
        var ways = 0
        func walk(_ equipment: HomeEquipment, _ depth: Int) throws {
            ways += 1
            let read = try HomeEquipment(reading: try equipment.json())
            #expect(read == equipment)
            #expect(equipment.isOut == !equipment.due.isEmpty || equipment.required.isEmpty && equipment.isOut)
            guard depth > 0 else { return }
            for code in EquipmentStep.allCases where code.from.contains(equipment.stage) {
                var next = equipment
                let at = Int64(equipment.steps.count) * LocalClock.day
                next.take(
                    .init(code, at: at, by: "PractitionerRole/x", words: code.needsWords ? "derfor" : nil),
                    serial: equipment.serial ?? "A-1")
                try walk(next, depth - 1)
            }
        }
        for kind in EquipmentKind.all {
            var equipment = HomeEquipment(
                id: "e", patient: "karen", kind: kind.id, owner: TaskParty(reference: "Organization/clinic"))
            equipment.take(.init(.ordered, at: 0, by: "PractitionerRole/x"))
            try walk(equipment, 4)
        }
        #expect(ways > 1000)
    }

    @Test func theTablesSayWhatMustBeKnown() {
        #expect(EquipmentKind.all.count == 8)
        for kind in EquipmentKind.all {
            for matter in [.delivery, .instruction, .mending] as [EquipmentMatter] {
                let within = kind.within[matter] ?? 0
                #expect(within > 0 && within <= matter.longest, "\(kind.id) \(matter)")
            }
            for matter in [.battery, .calibration] as [EquipmentMatter] {
                #expect(kind.within[matter].map { $0 > matter.ahead && $0 <= matter.longest } ?? true, "\(kind.id)")
            }
        }
        for matter in EquipmentMatter.allCases {
            #expect(matter.again > 0 && matter.longest > 0 && matter.task != matter.rawValue, "\(matter)")
        }
    }
}
