<?xml version="1.0" encoding="UTF-8"?>
<StyledLayerDescriptor version="1.0.0" xmlns="http://www.opengis.net/sld" xmlns:ogc="http://www.opengis.net/ogc">
  <NamedLayer>
    <Name>eco_grid</Name>
    <UserStyle>
      <Title>生态网格 / Governance grids</Title>
      <FeatureTypeStyle>
        <Rule>
          <Name>grid</Name>
          <Title>生态网格 / Governance grid</Title>
          <MaxScaleDenominator>120000</MaxScaleDenominator>
          <PolygonSymbolizer><Fill><CssParameter name="fill">#f2a65a</CssParameter><CssParameter name="fill-opacity">0.06</CssParameter></Fill><Stroke><CssParameter name="stroke">#d9822b</CssParameter><CssParameter name="stroke-width">0.8</CssParameter></Stroke></PolygonSymbolizer>
        </Rule>
        <Rule>
          <Name>grid-far</Name>
          <Title></Title>
          <MinScaleDenominator>120000</MinScaleDenominator>
          <PolygonSymbolizer><Stroke><CssParameter name="stroke">#d9822b</CssParameter><CssParameter name="stroke-width">0.35</CssParameter><CssParameter name="stroke-opacity">0.7</CssParameter></Stroke></PolygonSymbolizer>
        </Rule>
        <Rule>
          <Name>name</Name>
          <Title></Title>
          <MaxScaleDenominator>16000</MaxScaleDenominator>
          <TextSymbolizer><Label><ogc:PropertyName>name</ogc:PropertyName></Label><Font><CssParameter name="font-family">WenQuanYi Micro Hei</CssParameter><CssParameter name="font-size">11</CssParameter><CssParameter name="font-weight">normal</CssParameter></Font><LabelPlacement><PointPlacement><AnchorPoint><AnchorPointX>0.5</AnchorPointX><AnchorPointY>0.5</AnchorPointY></AnchorPoint></PointPlacement></LabelPlacement><Halo><Radius>1.6</Radius><Fill><CssParameter name="fill">#ffffff</CssParameter><CssParameter name="fill-opacity">0.85</CssParameter></Fill></Halo><Fill><CssParameter name="fill">#a3560f</CssParameter></Fill><Priority>300</Priority><VendorOption name="spaceAround">3</VendorOption><VendorOption name="autoWrap">80</VendorOption></TextSymbolizer>
        </Rule>
      </FeatureTypeStyle>
    </UserStyle>
  </NamedLayer>
</StyledLayerDescriptor>
