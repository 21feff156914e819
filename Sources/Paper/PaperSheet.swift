/// Where things stand on an A4 sheet, in points. Our own choice; the place of the address is that of windows of Danish
/// M65 and C5 envelopes as we recall it (20 mm from the left, 45 mm from the top), which is unverified.
enum PaperSheet {
    static let width = 595.28
    static let height = 841.89
    static let millimetre = 72 / 25.4

    static let left = 25 * millimetre
    static let right = width - 25 * millimetre
    static let top = 22 * millimetre
    /// Under the lowest line of text; the number of the page is below it.
    static let bottom = height - 30 * millimetre
    static let footBaseline = height - 16 * millimetre

    /// Room beside the sender, so that the address is not covered.
    static let senderLeft = 122 * millimetre
    static let addressTop = 45 * millimetre
    static let addressWidth = 90 * millimetre
    static let dateTop = 92 * millimetre

    /// Large print: Danish Association of the Blind and others recommend 14 points at least (recalled, unverified).
    static let textSize = 14.0
    static let headingSize = 17.0
    static let titleSize = 21.0
    static let itemIndent = 16.0
    /// The distance of lines as a part of what the font itself asks for.
    static let lineSpacing = 1.18
    static let afterParagraph = 11.0

    /// Fonts in the order in which they are tried; what a name needs beyond them is looked for among all that there are.
    static let family = "DejaVu Sans, sans-serif"
    /// Longer than any letter of ours.
    static let mostPages = 40
    /// The red thread, as on the pages.
    static let thread = (red: 0xB3 / 255.0, green: 0x34 / 255.0, blue: 0x3C / 255.0)
}
