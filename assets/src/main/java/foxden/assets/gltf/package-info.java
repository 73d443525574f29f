/** A small writer of glTF 2.0 binary files (GLB) and the reader that checks their structure. */
@NullMarked
package foxden.assets.gltf;

import org.jspecify.annotations.NullMarked;
