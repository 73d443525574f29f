/**
 * What was found out by measuring: charts of toy-scale language models, and the tables of the
 * household fox's studies, whose episodes can be watched. All with intervals.
 */
@NullMarked
package foxden.app.findings;

import org.jspecify.annotations.NullMarked;
