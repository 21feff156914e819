import HTML

/// The form around questions: larger than others, with the questions in the middle.
struct QuestionForm {
    let target: Route
    let context: PageContext
    let content: HTML

    init(target: Route, context: PageContext, @HTMLBuilder content: () -> HTML) {
        self.target = target
        self.context = context
        self.content = content()
    }

    var html: HTML {
        // The browser's own checks would speak another language than ours, and stop somebody who wants to go back.
        form(.class("card form question-form"), .action(target.target), .method("post"), .novalidate()) {
            context.formTokenField
            content
        }
    }
}
