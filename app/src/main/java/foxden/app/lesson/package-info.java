/**
 * Lessons: a page of text beside the world that opens things, moves the cursor, asks, and shows the
 * answer. A lesson is a file, {@code docs/formats/lesson.md}.
 */
@NullMarked
package foxden.app.lesson;

import org.jspecify.annotations.NullMarked;
