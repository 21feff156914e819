import Questionnaires
import Testing

@Suite struct ColourTests {
    @Test func `red is worst, and grey is worse than green`() {
        #expect([Colour.red, .green, .yellow, .grey].sorted() == [.green, .grey, .yellow, .red])
    }
}
