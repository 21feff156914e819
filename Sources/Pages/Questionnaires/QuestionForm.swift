import HTML

/// The form around questions: larger than others, with the questions in the middle.
struct QuestionForm {
    let target: Route
    /// What is pressed where somebody presses Enter in a field.
    let pressed: String
    let context: PageContext
    let content: HTML

    init(target: Route, pressing pressed: String, context: PageContext, @HTMLBuilder content: () -> HTML) {
        self.target = target
        self.pressed = pressed
        self.context = context
        self.content = content()
    }

    var html: HTML {
        // The browser's own checks would speak another language than ours, and stop somebody who wants to go back.
        form(.class("card form question-form"), .action(target.target), .method("post"), .novalidate()) {
            context.formTokenField
            // A browser takes the first button of a form for Enter: it must not be one that removes something.
            button(
                .type("submit"), .class("unseen"), .name("do"), .value(pressed), .tabIndex(-1), .ariaHidden(true)
            ) {}
            content
        }
    }
}
