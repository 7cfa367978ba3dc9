/** SPARQL 1.1 Protocol and dereferenceable IRIs. */
package io.gewu.sparql;
