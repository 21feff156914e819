import Foundation
import Paper
import Testing

/// Letters as files: the same to the byte each time, tagged, and with as many pages as they need.
struct LetterPressTests {
    private func letter(paragraphs: [String]) -> PaperLetter {
        PaperLetter(
            language: "da", sender: ["Medicinsk Afdeling", "Telefon 99 11 22 00"],
            recipient: ["Karen Sørensen Żółć محمد", "Havnegade 12", "9999 Nordby"], date: "21. november 2026",
            heading: "Din journal er åbnet", paragraphs: paragraphs, closing: ["Venlig hilsen", "Medicinsk Afdeling"],
            page: "Side", pageOf: "af", written: "2026-11-21T09:00:00Z")
    }

    private func pages(_ bytes: [UInt8]) -> Int {
        String(decoding: bytes, as: UTF8.self).matches(of: /\/Type \/Page[\s\/]/).count
    }

    @Test func `a letter is one page, tagged, with its title, and the same each time`() async throws {
        let letter = letter(paragraphs: ["Anne Lund har åbnet din journal i en nødsituation."])
        let press = LetterPress()
        let bytes = try await press.pdf(letter)
        let text = String(decoding: bytes, as: UTF8.self)
        #expect(text.hasPrefix("%PDF-1.") && text.contains("%%EOF"))
        #expect(text.contains("/Marked true") && text.contains("/S /H1") && text.contains("/S /Document"))
        #expect(text.contains("D:20261121090000"))
        #expect(pages(bytes) == 1)
        #expect(try await press.pdf(letter) == bytes)
        #expect(try await LetterPress().pdf(letter) == bytes)
        // Each letter has a file of its own, though its length may be another's.
        var other = letter
        other.recipient[0] = "Somebody else"
        #expect(try await press.pdf(other) != bytes)
    }

    @Test func `what is long goes on, and what is endless is refused`() async throws {
        let paragraph = String(repeating: "Hjemmesygeplejersken besøger dig samme dag. ", count: 12)
        let press = LetterPress()
        #expect(pages(try await press.pdf(letter(paragraphs: Array(repeating: paragraph, count: 8)))) > 2)
        await #expect(throws: PaperError.tooLong) {
            try await press.pdf(letter(paragraphs: Array(repeating: paragraph, count: 1_000)))
        }
    }

    @Test func `a letter without an address, without paragraphs, or of one endless word is a letter`() async throws {
        let press = LetterPress()
        var letter = letter(paragraphs: [])
        letter.recipient = [""]
        #expect(pages(try await press.pdf(letter)) == 1)
        letter.paragraphs = [String(repeating: "å", count: 400), "\u{0}\u{FFFD}"]
        #expect(pages(try await press.pdf(letter)) == 1)
    }
}
