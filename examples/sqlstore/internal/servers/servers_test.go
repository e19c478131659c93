package servers_test

import (
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/biliktilik/tanu/examples/sqlstore/internal/servers"
)

func TestPostgres(t *testing.T) {
	p, err := servers.StartPostgres(t.Context())
	servers.Skip(t, err)
	defer func() { require.NoError(t, p.Stop()) }()
	_, err = p.Database(t.Context())
	require.NoError(t, err)
	require.NoError(t, p.Crash())
	_, err = p.Database(t.Context())
	require.Error(t, err)
	require.NoError(t, p.Start(t.Context()))
	_, err = p.Database(t.Context())
	require.NoError(t, err)
}

func TestMariaDB(t *testing.T) {
	m, err := servers.StartMariaDB(t.Context())
	servers.Skip(t, err)
	defer func() { require.NoError(t, m.Stop()) }()
	dsns, err := m.Database(t.Context())
	require.NoError(t, err)
	require.Len(t, dsns, 1)
}

func TestGalera(t *testing.T) {
	m, err := servers.StartGalera(t.Context(), 3)
	servers.Skip(t, err)
	defer func() { require.NoError(t, m.Stop()) }()
	require.NoError(t, m.Kill(2))
	dsns, err := m.Database(t.Context())
	require.NoError(t, err)
	require.Len(t, dsns, 3)
	require.NoError(t, m.Rejoin(t.Context(), 2))
	_, err = m.Database(t.Context())
	require.NoError(t, err)
}
