package foxden.app.demos;

/**
 * Something that can be opened.
 *
 * @param target its path or task name
 * @param title for people
 * @param detail one line more
 * @param demo whether it is a recording, rather than a task to run live
 */
public record Offer(String target, String title, String detail, boolean demo) {}
