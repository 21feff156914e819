import Care
import Testing

/// The tables of going home: every part has a deadline and sections, each with its words.
struct TransitionTableTests {
    @Test(arguments: DischargePart.allCases)
    func `every part has a deadline and sections`(part: DischargePart) throws {
        let deadline = try #require(TransitionDeadline.of(part))
        #expect(!deadline.source.isEmpty)
        let sections = DischargeSection.of(part)
        #expect(!sections.isEmpty)
        #expect(Set(sections.map(\.code)).count == sections.count)
        for section in sections {
            #expect(![section.danishTitle, section.englishTitle, section.danishHelp, section.englishHelp].contains(""))
            #expect(section.danishTitle != section.englishTitle)
        }
    }

    @Test func `what a source says is told from what is recalled`() throws {
        #expect(TransitionDeadline.of(.dischargeLetter)?.isVerified == true)
        #expect(TransitionDeadline.of(.dischargeLetter)?.due(after: 0) == Int64(3 * 86_400_000))
        #expect(TransitionDeadline.of(.careCoursePlan)?.isVerified == false)
        #expect(TransitionDeadline.answer?.due(after: 1_000) == 3_601_000)
    }

    @Test func `the letter says who answers, and the parts follow from the need`() {
        #expect(DischargeSection.of(.dischargeLetter).contains { $0.code == DischargeSection.extendedResponsibility })
        let alone = DischargeFacts(destination: .home, needsNursing: false)
        #expect(DischargePart.required(by: alone) == [.dischargeLetter, .medicationReconciliation])
        let helped = DischargeFacts(destination: .home, needsNursing: true, needsRehabilitation: true)
        #expect(DischargePart.required(by: helped) == DischargePart.allCases)
    }
}
