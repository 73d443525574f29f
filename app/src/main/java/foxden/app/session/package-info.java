/**
 * The only observable state of the application: what is open, the one cursor over it, what is
 * picked and hovered, who drives. Views read it and listen to it; none of them knows another view.
 */
@NullMarked
package foxden.app.session;

import org.jspecify.annotations.NullMarked;
