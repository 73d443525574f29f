/**
 * The command line: one class a command, dispatched by {@link foxden.app.cli.Cli} without loading
 * any of the others. What a command needs comes from {@link foxden.app.cli.Wiring}; bad input ends
 * with one sentence on the error stream and exit code 2.
 */
@NullMarked
package foxden.app.cli;

import org.jspecify.annotations.NullMarked;
