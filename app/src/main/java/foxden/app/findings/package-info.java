/** Charts of what toy-scale language models found: the paper's comparisons, with intervals. */
@NullMarked
package foxden.app.findings;

import org.jspecify.annotations.NullMarked;
